/** A link for a class: what it brings of the model, how it opens, what it leaves out. */
import "./teaching.css";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { problemText } from "../../i18n/messages";
import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { useMessages } from "../../i18n/useMessages";
import { asProblem } from "../../lib/problem";
import { CONTROLS, type Control } from "../../state/scene";
import { useLoom, useLoomState } from "../../state/useStore";
import { useCommands } from "../commands";
import { grouped } from "../numbers";
import { downloadModel } from "./downloadModel";
import { classHash, type ModelOfLink, modelOfLink } from "./frozen";

export function ClassLink() {
  const loom = useLoom();
  const { runs } = useCommands();
  const { app } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const step = useLoomState(({ session }) => (session.left || session.runId === 0 ? null : session.step));
  const begun = useLoomState((state) => state.session.begun);
  const words = TEACHING_LOCALES[scene.language].link;
  const dialog = useRef<HTMLDialogElement>(null);
  const [present, setPresent] = useState(scene.present);
  const [hide, setHide] = useState<readonly Control[]>(scene.hide);
  useEffect(() => dialog.current?.showModal(), []);
  const model: ModelOfLink | null =
    step === null ? null : modelOfLink({ task: scene.task, origin: runs.origin(), begun, step });
  const url = new URL(location.href);
  url.hash = classHash(scene, model ?? { kind: "shipped" }, { present, hide });
  return (
    <dialog
      ref={dialog}
      className="class-link"
      aria-labelledby="class-link-title"
      onClose={() => loom.setUi({ handout: null })}
    >
      <h2 className="popover-title" id="class-link-title">
        {words.title}
      </h2>
      <p>{words.intro}</p>
      <h3>{words.model}</h3>
      {model ? <ModelLine model={model} /> : <p>{words.notYet}</p>}
      <fieldset>
        <legend>{words.view}</legend>
        <label className="check">
          <input type="checkbox" checked={present} onChange={(event) => setPresent(event.target.checked)} />
          {words.present}
        </label>
      </fieldset>
      <fieldset className="class-link-hide">
        <legend>{words.hide}</legend>
        {CONTROLS.map((control) => (
          <label key={control} className="check">
            <input
              type="checkbox"
              name={control}
              checked={hide.includes(control)}
              onChange={(event) =>
                setHide(
                  CONTROLS.filter((one) => (one === control ? event.target.checked : hide.includes(one))),
                )
              }
            />
            {words.controls[control]}
          </label>
        ))}
        <p className="caption">{words.hideKeys}</p>
      </fieldset>
      <CopyAddress href={url.href} />
      <p className="class-link-end">
        <button type="button" className="link" onClick={() => loom.setUi({ handout: "worksheet" })}>
          {words.worksheet}
        </button>
        <button type="button" className="framed" onClick={() => dialog.current?.close()}>
          {app.close}
        </button>
      </p>
    </dialog>
  );
}

function ModelLine({ model }: { model: ModelOfLink }) {
  const language = useLoomState((state) => state.scene.language);
  const seed = useLoomState((state) => state.scene.seed);
  const words = TEACHING_LOCALES[language].link;
  return (
    <>
      <p data-model={model.kind}>
        {model.kind === "shipped"
          ? words.shipped
          : model.kind === "again"
            ? words.again({ updates: grouped(model.updates, language), seed })
            : `${words.file[model.why]} ${words.send}`}
      </p>
      <ModelFile isNeeded={model.kind === "file"} />
    </>
  );
}

/** The way of a model that no link can bring: out of this page, and into another. */
function ModelFile({ isNeeded }: { isNeeded: boolean }) {
  const messages = useMessages();
  const { runs } = useCommands();
  const language = useLoomState((state) => state.scene.language);
  const words = TEACHING_LOCALES[language].link;
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const tell = (job: Promise<string | null>): void => {
    job.then(setSaid, (error: unknown) => setSaid(problemText(messages, asProblem(error))));
  };
  const open = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    target.value = "";
    if (!file) return;
    tell(
      file.arrayBuffer().then(async (model) => {
        await runs.importModel(model);
        return words.opened;
      }),
    );
  };
  return (
    <p className="class-link-file">
      <button
        type="button"
        className={isNeeded ? "framed" : "link"}
        onClick={() => tell(downloadModel(runs).then((name) => name))}
      >
        {words.download}
      </button>
      <button type="button" className="link" onClick={() => input.current?.click()}>
        {words.open}
      </button>
      <input ref={input} type="file" accept=".safetensors" hidden onChange={open} />
      <span role="status">{said}</span>
    </p>
  );
}

function CopyAddress({ href }: { href: string }) {
  const language = useLoomState((state) => state.scene.language);
  const words = TEACHING_LOCALES[language].link;
  const [said, setSaid] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(href).then(
      () => setSaid(words.copied),
      () => {
        box.current?.select();
        setSaid(words.notCopied);
      },
    );
  };
  return (
    <p className="class-link-address">
      <label htmlFor="class-link-address">{words.address}</label>
      <textarea ref={box} id="class-link-address" readOnly rows={3} value={href} />
      <button type="button" className="framed" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
