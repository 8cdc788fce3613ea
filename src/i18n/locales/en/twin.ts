import type { TwinMessages } from "../../sections/twin";

export const twinEn: TwinMessages = {
  about:
    "A short Python script computes this translation again, step by step from the model's file, and compares every number with the ones shown here. Change a line, and see what follows.",
  download: (library) => `${library} script`,
  done: (file) => `${file} is on its way to your downloads.`,
};
