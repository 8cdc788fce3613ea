export function DictionaryArea() {
  return <div className="view-room" />;
}
