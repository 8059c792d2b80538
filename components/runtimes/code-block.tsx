/** Code to read and copy. It scrolls by itself, also by keyboard. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
      className="max-h-96 overflow-auto rounded border bg-surface-sunken px-3 py-2 text-xs leading-5"
    >
      <pre>
        <code>{code}</code>
      </pre>
    </section>
  );
}
