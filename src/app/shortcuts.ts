/** Keys to commands, by `event.code`, so that they are the same keys under a Korean layout. */
import type { Control } from "../state/scene";
import type { Commands } from "./commands";

export interface Key {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
}

/** What has the focus takes its own keys first. */
export type Holder = "text" | "control" | "slider" | "page";

export interface Extra {
  readonly editSentence: () => void;
}

const DIGIT = /^(?:Digit|Numpad)([1-9])$/;

type Table = Readonly<Record<string, (commands: Commands, key: Key, extra: Extra) => void>>;

const PLAIN: Table = {
  ArrowRight: (commands, key) => commands.move(key.shiftKey ? "next-word" : "next-step"),
  ArrowLeft: (commands, key) => commands.move(key.shiftKey ? "previous-word" : "previous-step"),
  Home: (commands) => commands.move("first-word"),
  End: (commands) => commands.move("last-word"),
  Space: (commands) => commands.togglePlay(),
  Escape: (commands) => commands.close(),
};

const SINGLE: Table = {
  KeyT: (commands) => commands.toggleTraining(),
  Period: (commands) => commands.trainOne(),
  KeyR: (commands) => commands.askReset(),
  KeyF: (commands) => commands.toggleFlip(),
  KeyD: (commands) => commands.toggleTheme(),
  KeyW: (commands) => commands.toggleSurgery(),
  KeyP: ({ loom }) => loom.setScene({ present: true }),
  Slash: (commands, key, extra) => {
    if (key.shiftKey) commands.loom.setUi({ help: true });
    else extra.editSentence();
  },
};

const MOVING = new Set(["ArrowRight", "ArrowLeft", "Home", "End"]);

/** What is on the page for those who have no key; where a link hides it, its keys do nothing. */
const CONTROL_OF: Readonly<Record<string, Control>> = {
  ArrowRight: "transport",
  ArrowLeft: "transport",
  Home: "transport",
  End: "transport",
  Space: "transport",
  KeyT: "train",
  Period: "train",
  KeyR: "train",
  KeyD: "theme",
  KeyW: "surgery",
  KeyP: "present",
};

function controlOf({ code, shiftKey }: Key): Control | undefined {
  if (code === "Slash") return shiftKey ? "help" : "pane";
  return DIGIT.test(code) ? "ledger" : CONTROL_OF[code];
}

/** Runs what a key means here; true when it meant something. A key held down moves or trains on, and switches nothing. */
export function pressKey(key: Key, holder: Holder, commands: Commands, extra: Extra): boolean {
  if (key.defaultPrevented || key.isComposing || key.ctrlKey || key.metaKey || key.altKey) return false;
  const {
    ui: { help, handout, singleKeys },
    scene: { hide },
  } = commands.loom.store.getState();
  const control = controlOf(key);
  if (control && hide.includes(control)) return false;
  // A text box and an open dialog keep all of their keys.
  if (holder === "text" || help || handout) return false;
  if (holder === "control" && key.code === "Space") return false;
  if (holder === "slider" && MOVING.has(key.code)) return false;
  const place = DIGIT.exec(key.code)?.[1];
  if (singleKeys && place !== undefined && !key.shiftKey) {
    commands.openStep(Number(place) - 1);
    return true;
  }
  const run = PLAIN[key.code] ?? (singleKeys ? SINGLE[key.code] : undefined);
  if (!key.repeat || MOVING.has(key.code) || key.code === "Period") run?.(commands, key, extra);
  return run !== undefined;
}

export function holderOf(target: EventTarget | null): Holder {
  if (!(target instanceof Element)) return "page";
  if (target.closest("input[type=range], [role=slider]")) return "slider";
  if (target.closest("input[type=checkbox], input[type=radio]")) return "control";
  if (target.closest("input, textarea, select, [contenteditable=true]")) return "text";
  if (target.closest("button, a, summary, [role=button]")) return "control";
  return "page";
}
