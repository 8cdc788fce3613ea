/** Words around the download of a twin: a script that computes a translation again. */
export interface TwinMessages {
  readonly about: string;
  readonly download: (library: string) => string;
  readonly done: (file: string) => string;
}
