import { useEffect, useId, useRef, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import { SEED_LIMIT } from "../lib/seed";
import { useLoom, useLoomState } from "../state/useStore";
import { useCommands } from "./commands";
import { readSeed } from "./numbers";

/** Reset asks once, and the question holds what the new run starts from: its seed. */
export function ResetButton() {
  const { train } = useMessages();
  const { askReset } = useCommands();
  const asked = useLoomState((state) => state.ui.resetAsked);
  const loading = useLoomState(({ session }) => session.status === "loading" || session.status === "failed");
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="reset">
      <button
        ref={button}
        type="button"
        className="plain"
        disabled={loading}
        aria-expanded={asked}
        onClick={askReset}
      >
        {train.reset}
      </button>
      {asked ? <ResetQuestion onDone={() => button.current?.focus()} /> : null}
    </span>
  );
}

function ResetQuestion({ onDone }: { onDone: () => void }) {
  const { train } = useMessages();
  const loom = useLoom();
  const { confirmReset } = useCommands();
  const current = useLoomState((state) => state.scene.seed);
  const [text, setText] = useState(String(current));
  const seed = readSeed(text, SEED_LIMIT);
  const box = useRef<HTMLInputElement>(null);
  const bad = useId();
  useEffect(() => box.current?.select(), []);
  const cancel = (): void => {
    loom.setUi({ resetAsked: false });
    onDone();
  };
  return (
    <form
      className="popover reset-question"
      role="dialog"
      aria-label={train.reset}
      onSubmit={(event) => {
        event.preventDefault();
        if (seed === undefined) return;
        confirmReset(seed);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.code !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        cancel();
      }}
    >
      <p>{train.resetAsk}</p>
      <label className="field seed-field">
        <span>{train.seed}</span>
        <input
          ref={box}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={seed === undefined}
          aria-describedby={bad}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p id={bad} className="field-problem" role="alert">
        {seed === undefined ? train.seedBad(text, SEED_LIMIT) : null}
      </p>
      <div className="popover-buttons">
        <button type="submit" className="framed" disabled={seed === undefined}>
          {train.resetYes}
        </button>
        <button type="button" className="plain" onClick={cancel}>
          {train.resetNo}
        </button>
      </div>
    </form>
  );
}
