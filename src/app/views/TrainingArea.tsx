export function TrainingArea() {
  return <div className="view-room" />;
}
