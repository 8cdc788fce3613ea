export function LoopArea() {
  return <div className="view-room" />;
}
