/** The mark: a nut, seen from above. The word beside it, or the link around it, says the name. */
export function Brand({ className = 'size-5' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" className={className}>
      <path
        d="M12 1.6 21 6.8v10.4l-9 5.2-9-5.2V6.8z"
        fill="var(--accent)"
        stroke="var(--accent)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <circle cx="12" cy="12" r="4.2" fill="var(--surface)" />
    </svg>
  );
}
