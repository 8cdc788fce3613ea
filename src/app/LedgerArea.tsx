import { useMessages } from "../i18n/useMessages";

export function LedgerArea() {
  const { app } = useMessages();
  return <section className="ledger-area" aria-label={app.ledger} />;
}
