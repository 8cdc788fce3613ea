/** Why this backend, and everything about it that a bug report needs. Its chunk is loaded when the chip is pressed. */
import { useEffect, useRef, useState } from "react";
import { REPORT_LOCALES } from "../../i18n/reportLocales";
import { useMessages } from "../../i18n/useMessages";
import { useLoomState } from "../../state/useStore";
import { type ReportLine, reportLines, reportText } from "./report";

export function BackendReport() {
  const messages = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const session = useLoomState((state) => state.session);
  const lines = reportLines(session, language, messages, navigator);
  const words = REPORT_LOCALES[language];
  return (
    <>
      <h2 className="popover-title">{words.title}</h2>
      <dl className="report" data-report>
        {lines.map((line, i) => (
          <Line key={line.id} line={line} isFirst={lines[i - 1]?.label !== line.label} />
        ))}
      </dl>
      <CopyReport text={reportText(lines, language)} />
    </>
  );
}

/** Lines of one name share it. */
function Line({ line: { label, value, isRaw }, isFirst }: { line: ReportLine; isFirst: boolean }) {
  return (
    <>
      {isFirst ? <dt>{label}</dt> : null}
      <dd lang={isRaw ? "en" : undefined}>{value}</dd>
    </>
  );
}

function CopyReport({ text }: { text: string }) {
  const words = REPORT_LOCALES[useLoomState((state) => state.scene.language)];
  const [said, setSaid] = useState<string | null>(null);
  /** What the browser did not let us copy; it stays as it was, so that it stays selected. */
  const [refused, setRefused] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (refused !== null) area.current?.select();
  }, [refused]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setRefused(null);
      setSaid(words.copied);
    } catch {
      setRefused(text);
      setSaid(words.notCopied);
      area.current?.select();
    }
  };
  return (
    <div className="report-copy">
      {refused === null ? null : (
        <textarea
          ref={area}
          className="report-text"
          readOnly={true}
          aria-label={words.text}
          value={refused}
        />
      )}
      <button type="button" className="framed" onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
