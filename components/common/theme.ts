/** The cookie that keeps a person's choice, read by the root layout so that no page flashes. */
export const themeCookie = 'pullport-theme';

export type Theme = 'light' | 'dark';

/** The chosen theme, or undefined to follow the system. */
export function themeOf(cookie: string | undefined): Theme | undefined {
  return cookie === 'light' || cookie === 'dark' ? cookie : undefined;
}
