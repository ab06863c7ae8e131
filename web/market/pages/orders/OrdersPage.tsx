export default function OrdersPage(): React.JSX.Element {
  return <h1>Orders</h1>
}
