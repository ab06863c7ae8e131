export default function MembersPage(): React.JSX.Element {
  return <h1>Members</h1>
}
