import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Setup doctor - Overprint" }];

export default function DoctorPage() {
  return (
    <>
      <PageHeader title="Setup doctor" />
      <EmptyState title="Nothing here yet" text="Checks of this installation." />
    </>
  );
}
