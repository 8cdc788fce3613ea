/** Milliseconds that this process has computed so far: unlike a clock, it does not count what other work takes. */
export function processorTime(): number {
  return process.cpuUsage().user / 1000;
}
