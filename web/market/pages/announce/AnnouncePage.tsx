export default function AnnouncePage(): React.JSX.Element {
  return <h1>Announce</h1>
}
