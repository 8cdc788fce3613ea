import { type ReactNode, useId, useState } from "react";
import { type FieldId, type PickerMessages, SCHEDULE_KINDS } from "../../i18n/sections/picker";
import { BOUNDS, change, type ModelChoice, OPTIMIZER_IDS, type SomeChoice } from "../../trace/settings";
import { Equation } from "./Equation";
import { FIELD_EQUATIONS, OPTIMIZER_EQUATIONS, SCHEDULE_EQUATIONS } from "./equations";
import {
  type Draft,
  draftOf,
  EXAMPLES,
  FORMS,
  type FormId,
  kindOf,
  type NumberField,
  readDraft,
} from "./fields";

interface SettingsFormProps {
  readonly form: FormId;
  readonly choice: ModelChoice;
  readonly words: PickerMessages;
  readonly onApply: (patch: SomeChoice) => void;
}

/** Sizes and the regime of training: what is typed begins a new run when it is sent off, all at once. */
export function SettingsForm({ form, choice, words, onApply }: SettingsFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(form, choice));
  const { patch, bad, changed } = readDraft(draft, choice);
  const write = (field: FieldId, text: string): void => {
    const next = { ...draft, [field]: text };
    // Another optimizer brings its own rate, which one can then change.
    const optimizer = OPTIMIZER_IDS.find((id) => field === "optimizer" && id === text);
    const rate = optimizer && change(choice, { optimizer }).learningRate;
    setDraft(rate === undefined ? next : { ...next, learningRate: String(rate) });
  };
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (bad.length === 0 && changed) onApply(patch);
      }}
    >
      {FORMS[form].map((field) => (
        <Field
          key={field}
          field={field}
          draft={draft}
          bad={bad.includes(field)}
          words={words}
          write={write}
        />
      ))}
      <div className="popover-buttons">
        <button type="submit" className="framed" disabled={bad.length > 0 || !changed}>
          {words.begin}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly field: FieldId;
  readonly draft: Draft;
  readonly bad: boolean;
  readonly words: PickerMessages;
  readonly write: (field: FieldId, text: string) => void;
}

function Field(props: FieldProps) {
  const { field } = props;
  if (field === "optimizer") return <OptimizerField {...props} />;
  if (field === "teacherForcing") return <ScheduleField {...props} />;
  if (field === "reverseSource" || field === "withoutEos") return <SwitchField {...props} />;
  return <NumberBox {...props} field={field} />;
}

/** The name and the box in one line, what it means and its equation below. */
function Row({
  name,
  line,
  equation,
  problem,
  children,
}: {
  name: string;
  line: string;
  equation: string;
  problem?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="setting">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children */}
      <label className="setting-name">
        <span>{name}</span>
        {children}
      </label>
      <p className="option-line">{line}</p>
      {equation ? <Equation text={equation} /> : null}
      {problem}
    </div>
  );
}

function NumberBox({ field, draft, bad, words, write }: FieldProps & { field: NumberField }) {
  const explanation = useId();
  const { low, high, whole } = BOUNDS[field];
  const text = draft[field] ?? "";
  const isOdd = field === "units" && Number(text) % 2 === 1;
  const problem = isOdd ? words.oddUnits : words.badNumber(low, high, whole);
  return (
    <Row
      {...words.fields[field]}
      equation={FIELD_EQUATIONS[field]}
      problem={
        <p id={explanation} className="field-problem" role="alert">
          {bad ? problem : null}
        </p>
      }
    >
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={bad}
        aria-describedby={explanation}
        onChange={(event) => write(field, event.target.value)}
      />
    </Row>
  );
}

function SwitchField({ field, draft, words, write }: FieldProps) {
  return (
    <Row {...words.fields[field]} equation={FIELD_EQUATIONS[field]}>
      <input
        type="checkbox"
        checked={draft[field] === "true"}
        onChange={(event) => write(field, String(event.target.checked))}
      />
    </Row>
  );
}

function OptimizerField({ field, draft, words, write }: FieldProps) {
  const chosen = OPTIMIZER_IDS.find((id) => id === draft.optimizer) ?? "adam";
  return (
    <Row
      name={words.fields.optimizer.name}
      line={words.optimizers[chosen].line}
      equation={OPTIMIZER_EQUATIONS[chosen]}
    >
      <select value={chosen} onChange={(event) => write(field, event.target.value)}>
        {OPTIMIZER_IDS.map((id) => (
          <option key={id} value={id}>
            {words.optimizers[id].name}
          </option>
        ))}
      </select>
    </Row>
  );
}

function ScheduleField({ field, draft, bad, words, write }: FieldProps) {
  const explanation = useId();
  const text = draft.teacherForcing ?? "";
  const kind = kindOf(text);
  return (
    <Row
      name={words.fields.teacherForcing.name}
      line={`${words.fields.teacherForcing.line} ${words.schedules[kind].line}`}
      equation={SCHEDULE_EQUATIONS[kind]}
      problem={
        <>
          <input
            className="schedule"
            type="text"
            autoComplete="off"
            spellCheck={false}
            aria-label={words.schedule}
            value={text}
            aria-invalid={bad}
            aria-describedby={explanation}
            onChange={(event) => write(field, event.target.value)}
          />
          <p id={explanation} className="field-problem" role="alert">
            {bad ? words.badSchedule : null}
          </p>
        </>
      }
    >
      <select
        value={kind}
        onChange={(event) => {
          const next = SCHEDULE_KINDS.find((one) => one === event.target.value);
          if (next) write(field, EXAMPLES[next]);
        }}
      >
        {SCHEDULE_KINDS.map((one) => (
          <option key={one} value={one}>
            {words.schedules[one].name}
          </option>
        ))}
      </select>
    </Row>
  );
}
