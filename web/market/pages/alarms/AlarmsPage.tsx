export default function AlarmsPage(): React.JSX.Element {
  return <h1>Alarms</h1>
}
