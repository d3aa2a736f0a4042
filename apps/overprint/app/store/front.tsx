import { Anchor, Container, Title } from "@mantine/core";

export default function FrontStore() {
  return (
    <Container py={80} component="main">
      <Title order={1}>The front store opens here</Title>
      <Anchor href="/admin">Go to the admin</Anchor>
    </Container>
  );
}
