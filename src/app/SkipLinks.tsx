import { useMessages } from "../i18n/useMessages";

export function SkipLinks({ onSentence }: { onSentence: () => void }) {
  const { app } = useMessages();
  return (
    <div className="skip-links">
      <a
        href="#loom"
        onClick={(event) => {
          event.preventDefault(); // The hash is the scene's.
          document.getElementById("loom")?.focus();
        }}
      >
        {app.skipToLoom}
      </a>
      <button type="button" onClick={onSentence}>
        {app.skipToSentence}
      </button>
    </div>
  );
}
