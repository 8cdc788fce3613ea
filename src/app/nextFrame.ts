/** Hidden pages draw no frames, and software graphics few; what came is then taken up after this long. */
const AT_THE_LATEST = 50;

/** Runs a job in the next frame, or a little later where there are no frames. */
export function nextFrame(job: () => void): void {
  let done = false;
  const run = (): void => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    job();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, AT_THE_LATEST);
}
