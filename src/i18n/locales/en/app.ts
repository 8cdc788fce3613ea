import { groupedWhole } from "../../../lib/grouped";
import type { Messages } from "../../messages";

const plural = (n: number, one: string, many: string): string => `${groupedWhole(n)} ${n === 1 ? one : many}`;

type Parts = readonly { word: string; percent: number }[];
const percents = (parts: Parts): string =>
  parts.map(({ word, percent }) => `${word} ${percent} percent`).join(", ");

const moment = (time: number): string =>
  new Date(time).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });

const names = { webgl: "WebGL", wasm: "WebAssembly", cpu: "CPU" };

export const appEn: Omit<Messages, "problem" | "config" | "loom" | "panels"> = {
  app: {
    name: "Attention Loom",
    title: "Attention Loom: a translator and its attention, number by number",
    skipToLoom: "Skip to the figure",
    skipToSentence: "Skip to the sentence",
    startLessons: "Start with lesson 1",
    explore: "Explore freely",
    screensLabel: "Screens",
    screens: { stage: "Stage", lessons: "Lessons", inspect: "Inspect" },
    viewsLabel: "View of the translation",
    views: { loom: "Loom", diagram: "Diagram", dictionary: "Dictionary", loop: "Time", training: "Training" },
    copyLink: "Copy link",
    linkCopied: "Link copied",
    linkNotCopied: "The browser did not allow copying. The link is in the address bar.",
    language: "Language",
    useDark: "Use the dark theme",
    useLight: "Use the light theme",
    keys: "Keyboard shortcuts",
    present: "Presenter view (P)",
    heading: "Where does a translator look?",
    intro:
      "A small neural network in this page translates the sentence below, and for every word that it writes you see how much of its attention each source word got.",
    introShort:
      "A small network translates this sentence. See which source words it looks at for every word that it writes.",
    invitation:
      "Step through one word with the arrow keys, type your own sentence, or train the network from nothing.",
    stage: "Translation and attention",
    ledger: "The steps of this word",
    wordOf: (row, rows) => `Output word ${row} of ${rows}`,
    stepOf: (place, places) => `step ${place} of ${places}`,
    loadingModel: "Loading a trained model",
    loadingEngine: "Starting the model in a worker",
    openPane: "Sentence and task",
    closePane: "Hide the sentence pane",
    sheetLarger: "Show more of the step",
    sheetSmaller: "Show less of the step",
    close: "Close",
  },
  sentence: {
    taskNames: {
      "fr-en": "French to English",
      "en-fr": "English to French",
      "ko-en": "Korean to English",
      "ko-en-eojeol": "Korean to English, whole written words",
      dates: "Dates, letter by letter",
      copy: "Copy digits",
      reverse: "Digits backwards",
      sort: "Sort digits",
      duplicate: "Say each digit twice",
      recall: "Recall: the digit of a letter",
      own: "Your own pairs",
      "worked-luong": "Worked example 1",
      "worked-bahdanau": "Worked example 2",
    },
    label: "Your sentence",
    placeholder: "Type a sentence",
    split: "Read as",
    unknown: (word) => `“${word}” is not in the vocabulary, so the model reads <unk>.`,
    nearest: "Words it knows:",
    replace: (word, by) => `Replace “${word}” by “${by}”`,
    offer: (sentence) => `Read it as “${sentence}”`,
    samples: "Samples",
    build: "Build a sentence",
    next: "Next word",
    add: (word) => `Add “${word}”`,
    startOver: "Start over",
    complete: "This is a whole sentence.",
  },
  transport: {
    label: "Stepping",
    previousWord: "Previous output word",
    nextWord: "Next output word",
    previousStep: "Previous step",
    nextStep: "Next step",
    play: "Play",
    pause: "Pause",
    speed: "Speed",
    times: (speed) => `${speed}×`,
    scrubber: "Place in the translation",
    encodeOnce: "encode, once",
  },
  train: {
    label: "Training",
    start: "Start training",
    pause: "Pause training",
    one: "Train one batch",
    reset: "Reset",
    resetAsk: "Throw this model away and begin again, untrained?",
    changeSeed: (seed) => `Seed ${seed}: begin again with another one`,
    resetYes: "Reset",
    resetNo: "Keep it",
    throttle: "Pace",
    full: "full speed",
    atMost: (n) => `${n} a second`,
    background: "While the tab is hidden",
    backgrounds: { train: "train when hidden", pause: "wait when hidden" },
    loss: "loss",
    exact: "held-out exact match",
    exactHelp: (n) =>
      `Whole sentences translated right, out of ${groupedWhole(n)} that training never shows.`,
    aer: "alignment error",
    aerHelp:
      "How far the largest weights are from the gold links. A model may translate perfectly and still look one word off.",
    noAer: "needs a gold alignment",
    noAttention: "nothing is attended",
    notYet: "not measured yet",
    curve: ({ name, points, last }) => `${name}: ${plural(points, "point", "points")}, now ${last}`,
    perSecond: (updates) => `${updates} updates/s`,
    update: "update",
    seed: "seed",
    seedBad: (text, largest) =>
      `“${text}” is not a seed. Type a whole number from 0 to ${groupedWhole(largest)}.`,
    newer: (n) => `The model is ${plural(n, "update", "updates")} newer`,
    refresh: "refresh",
    preparing: "compiling",
    status: {
      loading: "loading",
      idle: "untrained",
      training: "training",
      paused: "paused",
      failed: "stopped",
    },
    open: "Training controls",
  },
  backend: {
    label: "backend",
    names,
    chip: (backend) => `${names[backend]}, worker`,
    why: "Why this backend",
    taken: ({ backend, renderer, forced, webgl }) => {
      if (forced === backend) return `${names[backend]} was asked for in the address (?backend=${backend}).`;
      if (backend === "webgl") {
        const place = webgl?.software ? "in WebGL, emulated in software" : "on the graphics processor";
        return `The model runs ${place}${renderer ? `: ${renderer}` : ""}.`;
      }
      if (backend === "wasm") return "The model runs on the processor, in WebAssembly.";
      return "The model runs on the processor in plain JavaScript. Everything works, only slower.";
    },
    rejected: {
      "no-context": (backend) => `${backend} was left out: this browser gave the worker no WebGL 2.`,
      software: (backend) =>
        `${backend} was left out: here it is emulated in software, so WebAssembly is preferred.`,
      float16: (backend) => `${backend} was left out: this device computes in half precision only.`,
      "self-test": (backend) => `${backend} was left out: a check of its arithmetic came out wrong.`,
      "load-failed": (backend) => `${backend} was left out: it could not be loaded.`,
      "timed-out": (backend) => `${backend} was left out: it was not there in time.`,
      stopped: (backend) => `${backend} was left out: it stopped working here.`,
      compiling: (backend) => `${backend} was left out: it was still compiling when another one was ready.`,
      fence: (backend) => `${backend} was left out: its results do not come back here.`,
      slower: (backend) => `${backend} was left out: when both trained for a moment, it was slower.`,
      close: (backend) =>
        `${backend} was left out: it was faster, but by a fifth at most, and the graphics processor leaves the processor to the page.`,
    },
    draws: (n) => `${n} draws`,
    tensors: (n) => `${n} tensors`,
    because: {
      asked: "as asked",
      fastest: "fastest here",
      close: "close to the fastest",
      only: "others left out",
    },
  },
  note: {
    label: "Notes",
    untrained: "Untrained: these weights are chance. Train to weave.",
    noCheckpoint: "No trained model lies beside this page for this task, so it begins untrained.",
    diverged: (step, kept) =>
      kept === null
        ? `Loss diverged at update ${groupedWhole(step)}. The model began again from its start.`
        : `Loss diverged at update ${groupedWhole(step)}. The model went back to update ${groupedWhole(kept)}.`,
    restarted: (step) =>
      step === null
        ? "The worker was restarted."
        : `The worker was restarted at update ${groupedWhole(step)}.`,
    takenUp: (step, savedAt) =>
      `Your training from ${moment(savedAt)} was taken up again at update ${groupedWhole(step)}.`,
    discard: "Discard that training",
    notSaved: {
      full: "This browser's storage is full, so this training will be lost when the page is closed. Everything else works.",
      refused:
        "This browser lets the page store nothing, so this training will be lost when the page is closed. Everything else works.",
    },
    stopped: (step) =>
      step === null
        ? "The worker stopped."
        : `Training stopped. The last model from update ${groupedWhole(step)} is kept.`,
    restart: "Restart",
    link: (fields) =>
      `The link was not understood in full: ${fields.map(({ field, value }) => `${field} (“${value}”)`).join(", ")}. The usual values stand in.`,
    fellBack: (asked, got) =>
      `${asked === null ? "" : `${asked} was asked for and is not available here. `}The model runs on ${got} instead.`,
    dismiss: "Dismiss",
  },
  live: {
    encode: ({ word, position, count: n }) => `encode ${word}, word ${position} of ${n}`,
    step: ({ word, step }) => `${word}, ${step}`,
    weights: ({ word, step, parts }) => `${word}, ${step}: ${percents(parts)}`,
    output: ({ word, step, parts }) => `${word}, ${step}: ${percents(parts)}`,
  },
  console: { wholeNumber: (from) => `a whole number, ${from} or more`, text: "a sentence" },
};
