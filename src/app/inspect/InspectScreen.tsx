export function InspectScreen() {
  return <main className="screen-room" />;
}
