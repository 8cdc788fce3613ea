/** The translation as a script for Python, in one library or the other. */
import { useState } from "react";
import { problemText } from "../i18n/messages";
import { TWIN_MESSAGES } from "../i18n/twinMessages";
import { useMessages } from "../i18n/useMessages";
import { asProblem } from "../lib/problem";
import { useLoomState } from "../state/useStore";
import { TWIN_FORMATS, TWIN_LIBRARIES, type TwinFormat } from "../twin/library";
import { useCommands } from "./commands";
import { downloadTwin } from "./downloadTwin";

export function TwinChoice() {
  const messages = useMessages();
  const words = TWIN_MESSAGES[useLoomState((state) => state.scene.language)];
  const { runs } = useCommands();
  const ready = useLoomState(({ session }) => session.runId > 0 && session.status !== "failed");
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const download = async (format: TwinFormat): Promise<void> => {
    setBusy(true);
    setSaid(null);
    try {
      setSaid(words.done(await downloadTwin(runs, format)));
    } catch (error) {
      setSaid(problemText(messages, asProblem(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>{words.about}</p>
      <div className="popover-buttons">
        {TWIN_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            className="framed"
            disabled={!ready || busy}
            onClick={() => void download(format)}
          >
            {words.download(TWIN_LIBRARIES[format].title)}
          </button>
        ))}
      </div>
      <p role="status">{said}</p>
    </>
  );
}
