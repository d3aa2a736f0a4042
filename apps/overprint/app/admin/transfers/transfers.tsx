import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "4over Orders Transfer - Overprint" }];

export default function TransfersPage() {
  return (
    <>
      <PageHeader title="4over Orders Transfer" />
      <EmptyState
        title="Nothing here yet"
        text="Order products that can go to 4over appear here, ready to be transferred in three steps."
      />
    </>
  );
}
