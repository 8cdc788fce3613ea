import { useEffect, useMemo, useRef, useState } from "react";
import { problemText } from "../../i18n/messages";
import { PICKER_LOCALES } from "../../i18n/pickerLocales";
import type { Slot } from "../../i18n/sections/config";
import type { WorkedId } from "../../i18n/sections/worked";
import { useMessages } from "../../i18n/useMessages";
import { WORKED_LOCALES } from "../../i18n/workedLocales";
import { FIRST_SEED } from "../../state/scene";
import { updatesAtStake } from "../../state/session";
import type { LoomState } from "../../state/store";
import { useLoom, useLoomState } from "../../state/useStore";
import { loadedTask, OPENINGS, type TaskOpening, WORKED_OPENINGS } from "../../tasks/loaded";
import { OWN } from "../../tasks/ownTask";
import { change, defaultsOf, differences, isWorked, type SomeChoice } from "../../trace/settings";
import { useCommands } from "../commands";
import { shippedFor } from "../shipped";
import { equationOf } from "./equations";
import { hasForm } from "./fields";
import { OptionList, type ShownOption } from "./OptionList";
import { OwnPairs } from "./OwnPairs";
import { type Group, groupsOf, type Option } from "./options";
import { Question } from "./Question";
import { SettingsForm } from "./SettingsForm";

/** The run was not begun with a model that was trained before. */
const isFromNothing = ({ session }: LoomState): boolean => session.begun === 0;

interface PickerPanelProps {
  readonly slot: Slot;
  readonly onDone: () => void;
}

/** What one word of the sentence could be instead. Whatever is chosen begins another run. */
export function PickerPanel({ slot, onDone }: PickerPanelProps) {
  const scene = useLoomState((state) => state.scene);
  const { store } = useLoom();
  const { runs } = useCommands();
  const words = PICKER_LOCALES[scene.language];
  const [asked, setAsked] = useState<{ readonly run: () => Promise<void>; readonly updates: number } | null>(
    null,
  );
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const find = (selector: string): HTMLElement | null | undefined => panel.current?.querySelector(selector);
    (find("[role=option][aria-selected=true]") ?? find("[tabindex='0'], input, select"))?.focus();
  }, []);

  const start = (run: () => Promise<void>): void => {
    onDone();
    // A refusal is already a note on the page.
    run().catch(() => {});
  };
  /** Begins, or asks first where something would be lost. */
  const propose = (run: () => Promise<void>): void => {
    const updates = updatesAtStake(store.getState().session);
    if (updates > 0) setAsked({ run, updates });
    else start(run);
  };
  const choose = (patch: SomeChoice, seed?: number): void => propose(() => runs.chooseModel(patch, seed));
  /** What ships was trained from the first seed. */
  const pick = ({ patch, selected, ships }: Option): void => {
    if (selected && !(ships && isFromNothing(store.getState()))) onDone();
    else choose(patch, ships ? FIRST_SEED : undefined);
  };

  return (
    <div ref={panel} className="picker-inside">
      {asked ? (
        <Question words={words} updates={asked.updates} onYes={() => start(asked.run)} onNo={onDone} />
      ) : (
        <>
          {slot === "task" ? (
            <>
              <TaskList
                onPick={(id) => (id === scene.task ? onDone() : propose(() => runs.chooseTask(id)))}
              />
              <OwnPairs
                words={words.own}
                onUse={(task, text) => propose(() => runs.chooseOwnPairs(task, text))}
              />
            </>
          ) : null}
          <ModelLists slot={slot} onPick={pick} />
          {hasForm(slot) ? (
            <SettingsForm form={slot} choice={scene} words={words} onApply={(patch) => choose(patch)} />
          ) : null}
        </>
      )}
    </div>
  );
}

function TaskList({ onPick }: { onPick: (id: string) => void }) {
  const { config, sentence } = useMessages();
  const tasks = useLoomState((state) => state.session.capabilities?.tasks);
  const scene = useLoomState((state) => state.scene);
  const current = scene.task;
  const worked = WORKED_LOCALES[scene.language];
  const chosen = differences(scene, current);
  // Pairs that were brought are a task like the others.
  const kept = loadedTask(OWN);
  const own = kept ? [{ task: OWN, sentence: kept.samples[0] ?? "", language: null }] : [];
  const offered = (openings: readonly TaskOpening[]): readonly TaskOpening[] =>
    openings.filter(({ task }) => tasks?.includes(task) ?? task === current);
  const optionOf = ({ task: id, sentence: text, language }: TaskOpening): ShownOption => {
    const ships = id !== current && !isWorked(id) && shippedFor(id, change(defaultsOf(id), chosen)) !== null;
    return {
      id,
      name: sentence.taskNames[id] ?? id,
      line: worked.examples[id as WorkedId]?.line ?? "",
      example: { text, lang: language ?? undefined },
      selected: id === current,
      reason: null,
      tag: ships ? PICKER_LOCALES[scene.language].trained : null,
    };
  };
  return (
    <>
      <OptionList
        label={config.slots.task}
        headed={false}
        options={[...offered(OPENINGS), ...own].map(optionOf)}
        onPick={onPick}
      />
      <OptionList
        label={worked.group}
        headed
        options={offered(WORKED_OPENINGS).map(optionOf)}
        onPick={onPick}
      />
    </>
  );
}

function ModelLists({ slot, onPick }: { slot: Slot; onPick: (option: Option) => void }) {
  const messages = useMessages();
  const scene = useLoomState((state) => state.scene);
  const engine = useLoomState((state) => state.session.capabilities);
  const fromNothing = useLoomState(isFromNothing);
  const words = PICKER_LOCALES[scene.language];
  const groups = useMemo(() => groupsOf(slot, scene.task, scene, engine), [slot, scene, engine]);
  const { config } = messages;
  const told = ({ id: group }: Group, id: string): { name: string; line: string } => {
    const lines: Readonly<Record<string, string | { name: string; line: string }>> = words[group];
    const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      cell: config.cells,
      wiring: config.wirings,
      score: config.scores,
      window: config.windows,
    };
    const found = lines[id] ?? "";
    return typeof found === "string" ? { name: names[group]?.[id] ?? id, line: found } : found;
  };
  return groups.map((group, i) => (
    <OptionList
      key={group.id}
      label={group.id === "feeding" || group.id === "gaussian" ? words.groups[group.id] : config.slots[slot]}
      headed={i > 0}
      options={group.options.map((option) => ({
        ...told(group, option.id),
        id: option.id,
        equation: equationOf(group.id, option.id, scene),
        selected: option.selected,
        reason:
          option.refusal && problemText(messages, { code: "architecture-refused", reason: option.refusal }),
        tag: option.ships && !(option.selected && !fromNothing) ? words.trained : null,
      }))}
      onPick={(id) => {
        const option = group.options.find((one) => one.id === id);
        if (option) onPick(option);
      }}
    />
  ));
}
