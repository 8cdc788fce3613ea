/** Words of the button that opens the download of a twin. */
export interface TwinLabels {
  readonly caption: string;
  readonly open: string;
  readonly title: string;
}

/** Words of the download itself. */
export interface TwinMessages {
  readonly about: string;
  readonly download: (library: string) => string;
  readonly done: (file: string) => string;
}
