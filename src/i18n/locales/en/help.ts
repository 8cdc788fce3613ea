import type { HelpMessages } from "../../sections/help";

export const helpEn: HelpMessages = {
  title: "Keyboard",
  rows: {
    steps: "next / previous step",
    words: "next / previous output word",
    play: "play or pause",
    ends: "first / last output word",
    openStep: "open a step",
    train: "train or pause",
    one: "train one batch",
    reset: "reset",
    edit: "edit the sentence",
    flip: "flip the heatmap's colours",
    theme: "light or dark",
    surgery: "change the weights, or give them back",
    present: "presenter view: the loom and one step, large",
    parts: "next / previous part of a lesson",
    clear: "clear the pin, close",
    help: "this list",
  },
  space: "Space",
  shift: "Shift",
  single: "Single-letter keys",
  presenter: {
    title: "In the presenter view",
    rows: {
      steps: "next / previous step, as clickers send them",
      blank: "blank the screen, or show it",
      leave: "leave",
    },
  },
  classLink: "Link for a class",
  worksheet: "Worksheet",
};
