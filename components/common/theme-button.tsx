'use client';

import { SunMoon } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { toggleTheme } from './toggle-theme.ts';

export function ThemeButton() {
  return (
    <IconButton
      label="Switch theme"
      icon={<SunMoon aria-hidden="true" strokeWidth={1.75} />}
      onClick={toggleTheme}
    />
  );
}
