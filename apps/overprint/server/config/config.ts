import { resolve } from "node:path";
import { z } from "zod";

const port = z.coerce
  .number({ error: "must be a port number" })
  .int("must be a whole number")
  .min(0, "must be between 0 and 65535")
  .max(65_535, "must be between 0 and 65535");

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` });

const whole = (min: number, max: number) =>
  z.coerce.number({ error: "must be a whole number" }).int("must be a whole number").min(min).max(max);

/** Every variable that Overprint reads. An empty one counts as absent. */
export const variables = {
  PORT: port.default(3000).describe("port of the web server; 0 takes a free one"),
  HOST: z.string().default("127.0.0.1").describe("address to listen on; 0.0.0.0 for every network"),
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user:password@host:5432/overprint")
    .optional()
    .describe("a PostgreSQL server; without it an embedded database lives in the data folder"),
  OVERPRINT_DATA_DIR: z
    .string()
    .default("./data")
    .describe("folder of database, artwork, mail and the secret key"),
  OVERPRINT_PUBLIC_URL: url(/^https?$/, "https://print.example.com")
    .optional()
    .describe("the address people use, when a proxy stands in front"),
  OVERPRINT_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits (32 bytes)")
    .optional()
    .describe("key that encrypts stored secrets; without it a key file lives in the data folder"),
  OVERPRINT_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info")
    .describe("how much is logged"),
  OVERPRINT_METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe("bearer token for /metrics; without it only this machine may read them"),
  OVERPRINT_SIMULATOR_PRODUCTS: whole(1, 5_000)
    .default(60)
    .describe("products of the built-in 4over simulator"),
  OVERPRINT_SIMULATOR_PACE: whole(1, 1_000_000)
    .default(1)
    .describe("how many times faster than in life the simulated printer produces"),
  S3_ENDPOINT: url(/^https?$/, "https://s3.example.com")
    .optional()
    .describe("S3-compatible store for artwork"),
  S3_BUCKET: z.string().optional().describe("bucket for artwork; set it to keep artwork in S3"),
  S3_REGION: z.string().default("us-east-1").describe("region of the bucket"),
  S3_ACCESS_KEY_ID: z.string().optional().describe("access key of the bucket"),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe("secret key of the bucket"),
} as const;

const environment = z.object(variables).superRefine((values, context) => {
  if (values.S3_BUCKET && !(values.S3_ACCESS_KEY_ID && values.S3_SECRET_ACCESS_KEY))
    context.addIssue({
      code: "custom",
      path: ["S3_BUCKET"],
      message: "needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it",
    });
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  readonly secretKey: string | null;
  readonly metricsToken: string | null;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  readonly simulator: { readonly products: number; readonly pace: number };
  readonly s3: S3Config | null;
};

export type S3Config = {
  readonly endpoint: string | null;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** A start that cannot succeed; the message is one sentence for the person at the keyboard. */
export class StartFault extends Error {
  override readonly name = "StartFault";
}

/** Reads the environment. Throws a `StartFault` with one sentence for each wrong variable; values are never repeated. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(present);
  if (!parsed.success)
    throw new StartFault(
      parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"),
    );
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.OVERPRINT_DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    publicUrl: values.OVERPRINT_PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    secretKey: values.OVERPRINT_SECRET_KEY ?? null,
    metricsToken: values.OVERPRINT_METRICS_TOKEN ?? null,
    logLevel: values.OVERPRINT_LOG_LEVEL,
    simulator: { products: values.OVERPRINT_SIMULATOR_PRODUCTS, pace: values.OVERPRINT_SIMULATOR_PACE },
    s3: s3Of(values),
  };
}

function s3Of(values: z.infer<typeof environment>): S3Config | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (!bucket || !accessKeyId || !secretAccessKey) return null;
  return {
    endpoint: values.S3_ENDPOINT ?? null,
    bucket,
    region: values.S3_REGION,
    accessKeyId,
    secretAccessKey,
  };
}
