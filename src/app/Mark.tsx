/** The mark: two threads over two threads. */
export function Mark() {
  return (
    <svg className="mark" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path d="M5.5 1v20M11 1v20M16.5 1v20" stroke="var(--src)" strokeWidth="2.6" />
      <path d="M1 6h20M1 16h20" stroke="var(--tgt)" strokeWidth="2.6" />
      <path d="M5.5 3v6M16.5 3v6M11 13v6" stroke="var(--src)" strokeWidth="2.6" />
      <path d="M9.7 6h2.6M4.2 16h2.6M15.2 16h2.6" stroke="var(--ctx)" strokeWidth="2.6" />
    </svg>
  );
}
