import { themeCookie, themeOf, type Theme } from './theme.ts';

const oneYear = 365 * 24 * 60 * 60;

/** Switches between day and night, and remembers it in a cookie that the root layout reads. */
export function toggleTheme(): void {
  const root = document.documentElement;
  const system: Theme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next: Theme = (themeOf(root.dataset['theme']) ?? system) === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = next;
  document.cookie = `${themeCookie}=${next}; path=/; max-age=${oneYear}; samesite=lax`;
}
