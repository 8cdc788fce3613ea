import { useEffect, useRef } from "react";
import { HELP_LOCALES } from "../i18n/helpLocales";
import type { KeyRow } from "../i18n/sections/help";
import { useMessages } from "../i18n/useMessages";
import { useLoom, useLoomState } from "../state/useStore";
import { STEP_IDS } from "../trace/steps";

/** Keys as they are printed on a keyboard; "space" and "shift" have names in each language. */
const ROWS: readonly (readonly [row: KeyRow, keys: readonly string[]])[] = [
  ["steps", ["→", "←"]],
  ["words", ["shift →", "shift ←"]],
  ["play", ["space"]],
  ["ends", ["Home", "End"]],
  ["openStep", [`1 … ${STEP_IDS.length}`]],
  ["train", ["T"]],
  ["one", ["."]],
  ["reset", ["R"]],
  ["edit", ["/"]],
  ["flip", ["F"]],
  ["theme", ["D"]],
  ["surgery", ["W"]],
  ["present", ["P"]],
  ["parts", ["PgDn", "PgUp", "]", "["]],
  ["clear", ["Esc"]],
  ["help", ["?"]],
];

const PRESENTER = [
  ["steps", ["PgDn", "PgUp"]],
  ["blank", ["B"]],
  ["leave", ["Esc"]],
] as const;

export function HelpDialog() {
  const { app } = useMessages();
  const help = HELP_LOCALES[useLoomState((state) => state.scene.language)];
  const loom = useLoom();
  const open = useLoomState((state) => state.ui.help);
  const singleKeys = useLoomState((state) => state.ui.singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const print = (key: string): string => key.replace("space", help.space).replace("shift", help.shift);
  return (
    <dialog ref={dialog} className="help" aria-label={help.title} onClose={() => loom.setUi({ help: false })}>
      <h2 className="popover-title">{help.title}</h2>
      <table>
        <tbody>
          {ROWS.map(([row, keys]) => (
            <tr key={row}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{print(key)}</kbd>
                ))}
              </th>
              <td>{help.rows[row]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className="popover-title">{help.presenter.title}</h3>
      <table>
        <tbody>
          {PRESENTER.map(([row, keys]) => (
            <tr key={row}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{help.presenter.rows[row]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" className="link" onClick={() => loom.setUi({ help: false, handout: "link" })}>
          {help.classLink}
        </button>{" "}
        <button
          type="button"
          className="link"
          onClick={() => loom.setUi({ help: false, handout: "worksheet" })}
        >
          {help.worksheet}
        </button>
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => loom.setUi({ singleKeys: event.target.checked })}
        />
        {help.single}
      </label>
      <button type="button" className="framed" onClick={() => loom.setUi({ help: false })}>
        {app.close}
      </button>
    </dialog>
  );
}
