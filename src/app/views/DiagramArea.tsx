export function DiagramArea() {
  return <div className="view-room" />;
}
