import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Equation } from "./Equation";

export interface ShownOption {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  /** Mathematics, or an example in the task's own language. */
  readonly equation?: string;
  readonly example?: { readonly text: string; readonly lang: string | undefined };
  readonly selected: boolean;
  /** Why it cannot be chosen. */
  readonly reason: string | null;
  readonly tag: string | null;
}

interface OptionListProps {
  readonly label: string;
  /** Whether the label is also written above the list. */
  readonly headed: boolean;
  readonly options: readonly ShownOption[];
  readonly onPick: (id: string) => void;
}

const MOVES: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowDown: (place, count) => Math.min(place + 1, count - 1),
  ArrowUp: (place) => Math.max(place - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Choices one below the other; arrows move, Enter chooses. What is impossible can be reached and says why. */
export function OptionList({ label, headed, options, onPick }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      options.findIndex(({ selected }) => selected),
    ),
  );
  // Where nothing can be chosen there is one reason for all of it.
  const [first] = options;
  const shared = options.every(({ reason }) => reason === first?.reason) ? (first?.reason ?? null) : null;
  const move = (event: KeyboardEvent): void => {
    const to = MOVES[event.key]?.(place, options.length);
    if (to === undefined) return;
    event.preventDefault();
    setPlace(to);
    list.current?.querySelectorAll<HTMLElement>("[role=option]")[to]?.focus();
  };
  return (
    <div ref={list} className="options" role="listbox" aria-label={label} tabIndex={-1} onKeyDown={move}>
      {headed ? <h3 className="caption">{label}</h3> : null}
      {shared ? (
        <p id={`${id}-shared`} className="option-reason">
          {shared}
        </p>
      ) : null}
      {options.map((option, i) => (
        <button
          key={option.id}
          type="button"
          role="option"
          className="option"
          tabIndex={i === place ? 0 : -1}
          aria-describedby={shared ? `${id}-shared` : undefined}
          aria-selected={option.selected}
          aria-disabled={option.reason !== null}
          data-option={option.id}
          onFocus={() => setPlace(i)}
          onClick={() => {
            if (option.reason === null) onPick(option.id);
          }}
        >
          <span className="option-name">
            {option.name}
            {option.tag ? <small>{option.tag}</small> : null}
          </span>
          <span className="option-line">
            {option.line}
            {option.reason && !shared ? <span className="option-reason">{option.reason}</span> : null}
          </span>
          {option.equation ? <Equation text={option.equation} /> : null}
          {option.example ? (
            <span className="equation" lang={option.example.lang}>
              {option.example.text}
            </span>
          ) : null}
        </button>
      ))}
    </div>
  );
}
