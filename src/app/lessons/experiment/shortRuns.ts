/**
 * `?short` in the address: every experiment of the lessons runs on its shortened preset (`Experiment.short`), with a few
 * updates and sentences. The page says so beside it, before and after: such numbers are for tests, not for readers.
 */
export const isShortRun = (search: string = location.search): boolean =>
  new URLSearchParams(search).has("short");
