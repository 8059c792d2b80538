import type { Config } from 'tailwindcss';

/** Names for the tokens of app/globals.css. Sizes stay on the 4 px grid. */
const config: Config = {
  content: [],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      surface: {
        DEFAULT: 'var(--surface)',
        raised: 'var(--surface-raised)',
        sunken: 'var(--surface-sunken)',
      },
      line: { DEFAULT: 'var(--line)', strong: 'var(--line-strong)' },
      ink: { DEFAULT: 'var(--ink)', muted: 'var(--ink-muted)', faint: 'var(--ink-faint)' },
      accent: { DEFAULT: 'var(--accent)', soft: 'var(--accent-soft)' },
      'on-accent': 'var(--on-accent)',
      valid: { DEFAULT: 'var(--valid)', soft: 'var(--valid-soft)' },
      stale: { DEFAULT: 'var(--stale)', soft: 'var(--stale-soft)' },
      invalid: { DEFAULT: 'var(--invalid)', soft: 'var(--invalid-soft)' },
      focus: 'var(--focus)',
      backdrop: 'var(--backdrop)',
    },
    fontSize: {
      xs: ['0.75rem', '1rem'],
      sm: ['0.8125rem', '1.25rem'],
      base: ['0.875rem', '1.25rem'],
      lg: ['1rem', '1.5rem'],
      xl: ['1.25rem', '1.75rem'],
    },
    borderRadius: {
      none: '0',
      sm: '0.25rem',
      DEFAULT: '0.375rem',
      lg: '0.5rem',
      full: '9999px',
    },
    boxShadow: { none: 'none', float: 'var(--float)' },
    extend: {
      fontFamily: {
        sans: ['var(--font-geist-sans)', 'system-ui', 'sans-serif'],
        mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
      },
      animation: {
        appear: 'appear 120ms ease-out',
        fade: 'fade 120ms ease-out',
        breathe: 'breathe 1.6s ease-in-out infinite',
        travel: 'travel 1.2s ease-in-out infinite',
      },
      transitionDuration: { DEFAULT: '120ms' },
    },
  },
};

export default config;
