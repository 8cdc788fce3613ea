import { useMessages } from "../i18n/useMessages";

export function SkipLinks({ onSentence }: { onSentence: () => void }) {
  const { app } = useMessages();
  return (
    <div className="skip-links">
      <button type="button" onClick={() => document.getElementById("loom")?.focus()}>
        {app.skipToLoom}
      </button>
      <button type="button" onClick={onSentence}>
        {app.skipToSentence}
      </button>
    </div>
  );
}
