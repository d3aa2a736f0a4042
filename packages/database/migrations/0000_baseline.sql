CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"order_id" text,
	"before" jsonb,
	"after" jsonb,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "problem_subjects" (
	"problem_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"label" text NOT NULL,
	"cleared_at" timestamp(3) with time zone,
	CONSTRAINT "problem_subjects_problem_id_kind_subject_id_pk" PRIMARY KEY("problem_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "problems" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"what" text NOT NULL,
	"meaning" text NOT NULL,
	"do_next" text NOT NULL,
	"link" text,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"last_seen_at" timestamp(3) with time zone NOT NULL,
	"seen_times" integer DEFAULT 1 NOT NULL,
	"cleared_at" timestamp(3) with time zone,
	"cleared_by" text
);
--> statement-breakpoint
CREATE TABLE "change_entries" (
	"change_set_id" text NOT NULL,
	"product_id" text NOT NULL,
	"kind" text NOT NULL,
	"change" jsonb NOT NULL,
	"before_version_id" integer,
	"after_version_id" integer,
	"replaces" text,
	"is_confirmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "change_entries_change_set_id_product_id_pk" PRIMARY KEY("change_set_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "change_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "change_sets_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"summary" jsonb,
	"verdict" jsonb,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"decided_by" text
);
--> statement-breakpoint
CREATE TABLE "sync_failures" (
	"run_id" text NOT NULL,
	"product_id" text NOT NULL,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "sync_failures_run_id_product_id_pk" PRIMARY KEY("run_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" jsonb NOT NULL,
	"state" text NOT NULL,
	"phase" text NOT NULL,
	"cursor" integer NOT NULL,
	"since" timestamp(3) with time zone,
	"expected" integer,
	"read" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"active_ms" bigint DEFAULT 0 NOT NULL,
	"trouble" jsonb,
	"change_set_id" text,
	"started_by" text NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"finished_at" timestamp(3) with time zone,
	"worker" text,
	"cancel_requested" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trade_base_prices" (
	"version_id" integer NOT NULL,
	"run_size" smallint NOT NULL,
	"color_spec" smallint NOT NULL,
	"price_minor" bigint NOT NULL,
	"can_group_ship" boolean NOT NULL,
	CONSTRAINT "trade_base_prices_version_id_run_size_color_spec_pk" PRIMARY KEY("version_id","run_size","color_spec")
);
--> statement-breakpoint
CREATE TABLE "trade_categories" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"is_synced" boolean DEFAULT false NOT NULL,
	"gone_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "trade_option_prices" (
	"version_id" integer NOT NULL,
	"option" integer NOT NULL,
	"position" smallint NOT NULL,
	"from_pieces" integer NOT NULL,
	"to_pieces" integer NOT NULL,
	"price_minor" bigint NOT NULL,
	"per_qty_micros" bigint NOT NULL,
	"per_pieces" integer NOT NULL,
	"is_flat_fee" boolean NOT NULL,
	"share_millionths" bigint,
	CONSTRAINT "trade_option_prices_version_id_option_position_pk" PRIMARY KEY("version_id","option","position")
);
--> statement-breakpoint
CREATE TABLE "trade_product_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trade_product_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"product_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"code" text NOT NULL,
	"description" text NOT NULL,
	"category_ids" text[] NOT NULL,
	"structure" jsonb NOT NULL,
	"currency" text NOT NULL,
	"lowest_minor" bigint NOT NULL,
	"highest_minor" bigint NOT NULL,
	"price_rows" integer NOT NULL,
	"oddities" text[] DEFAULT '{}' NOT NULL,
	"raw" "bytea" NOT NULL,
	"updated_at" timestamp(3) with time zone,
	"read_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trade_products" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"description" text NOT NULL,
	"category_ids" text[] DEFAULT '{}' NOT NULL,
	"version_id" integer,
	"content_hash" text,
	"discontinued_at" timestamp(3) with time zone,
	"reissued_as" text,
	"reissued_from" text,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	"last_seen_at" timestamp(3) with time zone NOT NULL,
	"last_seen_run" text,
	"changed_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "trade_turnaround_prices" (
	"version_id" integer NOT NULL,
	"turnaround" smallint NOT NULL,
	"run_size" smallint NOT NULL,
	"color_spec" smallint NOT NULL,
	"price_minor" bigint NOT NULL,
	CONSTRAINT "trade_turnaround_prices_version_id_turnaround_run_size_color_spec_pk" PRIMARY KEY("version_id","turnaround","run_size","color_spec")
);
--> statement-breakpoint
CREATE TABLE "job_observations" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"job_id" text NOT NULL,
	"source" text NOT NULL,
	"label" text NOT NULL,
	"at" timestamp(3) with time zone,
	"seen_at" timestamp(3) with time zone NOT NULL,
	"tracking_numbers" text[] DEFAULT '{}' NOT NULL,
	"effect" text DEFAULT 'applied' NOT NULL,
	"rule" text DEFAULT 'first-evidence' NOT NULL,
	CONSTRAINT "job_observations_once" UNIQUE NULLS NOT DISTINCT("job_id","source","label","at")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"job_id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"item_id" text NOT NULL,
	"origin" text NOT NULL,
	"job_name" text,
	"status_label" text,
	"status_bucket" text,
	"status_at" timestamp(3) with time zone,
	"status_source" text,
	"last_seen_at" timestamp(3) with time zone,
	"api_read_at" timestamp(3) with time zone,
	"feed_seen_at" timestamp(3) with time zone,
	"left_feed_at" timestamp(3) with time zone,
	"not_found_at" timestamp(3) with time zone,
	"next_check_at" timestamp(3) with time zone,
	"tracking_numbers" text[] DEFAULT '{}' NOT NULL,
	"shipped_at" timestamp(3) with time zone,
	"tracking_asked" integer DEFAULT 0 NOT NULL,
	"concerns" text[] DEFAULT '{}' NOT NULL,
	"cost_minor" bigint,
	"currency" text NOT NULL,
	"promised_date" text,
	"is_open" boolean DEFAULT true NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"job_id" text NOT NULL,
	"tracking_number" text NOT NULL,
	"carrier" text NOT NULL,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	"written_to_store_at" timestamp(3) with time zone,
	"customer_told_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "artwork_files" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"file_name" text NOT NULL,
	"type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"facts" jsonb,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artwork_files_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "item_artwork" (
	"item_id" text NOT NULL,
	"set" integer NOT NULL,
	"reason" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "item_artwork_item_id_set_reason_pk" PRIMARY KEY("item_id","set","reason")
);
--> statement-breakpoint
CREATE TABLE "store_order_items" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"external_id" text NOT NULL,
	"store_product_id" text,
	"title" text NOT NULL,
	"sku" text,
	"quantity" integer NOT NULL,
	"sets" integer DEFAULT 1 NOT NULL,
	"combination" jsonb,
	"specification" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"ship_to" jsonb,
	"printer_name" text,
	"status_id" text,
	"status_title" text DEFAULT '' NOT NULL,
	"status_at" timestamp(3) with time zone,
	"tracking_numbers" text[] DEFAULT '{}' NOT NULL,
	"ledger_state" text DEFAULT 'open' NOT NULL,
	"ledger_reason" text
);
--> statement-breakpoint
CREATE TABLE "store_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"external_id" text NOT NULL,
	"number" text NOT NULL,
	"placed_at" timestamp(3) with time zone NOT NULL,
	"modified_at" timestamp(3) with time zone NOT NULL,
	"customer_name" text NOT NULL,
	"customer_email" text NOT NULL,
	"customer_phone" text NOT NULL,
	"ship_to" jsonb NOT NULL,
	"blind_ship_from" jsonb,
	"shipping_method" jsonb,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"payment_state" text NOT NULL,
	"access_key" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"raw" jsonb,
	CONSTRAINT "store_orders_access_key_unique" UNIQUE("access_key")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_sign_ins" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"email" text NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'operator' NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"two_factor_enabled" boolean DEFAULT false,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "customer_groups_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "markup_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text,
	"customer_group_id" text,
	"currency" text NOT NULL,
	"bands" jsonb NOT NULL,
	"minimum_markup_minor" bigint NOT NULL,
	"minimum_margin_bps" integer NOT NULL,
	"rounding" jsonb NOT NULL,
	"position" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "markup_versions" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_history" (
	"trade_product_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"content_hash" text NOT NULL,
	"lowest_minor" bigint NOT NULL,
	"highest_minor" bigint NOT NULL,
	"lowest_retail_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "price_history_trade_product_id_at_pk" PRIMARY KEY("trade_product_id","at")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp(3) with time zone,
	"last_used_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"endpoint_id" text NOT NULL,
	"event_id" text NOT NULL,
	"event_type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"last_attempt_at" timestamp(3) with time zone,
	"next_attempt_at" timestamp(3) with time zone,
	"delivered_at" timestamp(3) with time zone,
	"last_status" integer,
	"last_error" text,
	"is_replay" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"events" text[] NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_asks" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_items" (
	"job_id" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"label" text NOT NULL,
	"at" timestamp(3) with time zone,
	"seen_at" timestamp(3) with time zone NOT NULL,
	"tracking_numbers" text[] DEFAULT '{}' NOT NULL,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "feed_states" (
	"id" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"etag" text,
	"last_modified" text,
	"fetched_at" timestamp(3) with time zone NOT NULL,
	"read_at" timestamp(3) with time zone,
	"state" text NOT NULL,
	"reason" text,
	"do_next" text,
	"counts" jsonb
);
--> statement-breakpoint
CREATE TABLE "item_tellings" (
	"item_id" text PRIMARY KEY NOT NULL,
	"label" text,
	"notified_label" text,
	"tracking_numbers" text[] DEFAULT '{}' NOT NULL,
	"job_ids" text[] DEFAULT '{}' NOT NULL,
	"told_at" timestamp(3) with time zone,
	"failure" text,
	"failed_times" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_completions" (
	"order_id" text PRIMARY KEY NOT NULL,
	"completed_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_hints" (
	"job_id" text PRIMARY KEY NOT NULL,
	"first_at" timestamp(3) with time zone NOT NULL,
	"last_at" timestamp(3) with time zone NOT NULL,
	"times" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "status_labels" (
	"label" text PRIMARY KEY NOT NULL,
	"bucket" text,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	"sorted_by" text
);
--> statement-breakpoint
CREATE TABLE "status_mappings" (
	"store_id" text NOT NULL,
	"label" text NOT NULL,
	"status_id" text,
	"notify_customer" boolean NOT NULL,
	"customer_words" text,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "status_mappings_store_id_label_pk" PRIMARY KEY("store_id","label")
);
--> statement-breakpoint
CREATE TABLE "status_run_lines" (
	"run_id" text NOT NULL,
	"job_id" text NOT NULL,
	"outcome" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "status_run_lines_run_id_job_id_pk" PRIMARY KEY("run_id","job_id")
);
--> statement-breakpoint
CREATE TABLE "status_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"started_by" text NOT NULL,
	"scope" text NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"failure" text,
	"do_next" text,
	"feed_as_of" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "store_statuses" (
	"store_id" text NOT NULL,
	"status_id" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"imported_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "store_statuses_store_id_status_id_pk" PRIMARY KEY("store_id","status_id")
);
--> statement-breakpoint
CREATE TABLE "store_links" (
	"store_id" text NOT NULL,
	"kind" text NOT NULL,
	"owner" text NOT NULL,
	"key" text NOT NULL,
	"external_id" bigint,
	"value" jsonb NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "store_links_store_id_owner_kind_key_pk" PRIMARY KEY("store_id","owner","kind","key")
);
--> statement-breakpoint
CREATE TABLE "store_order_stamps" (
	"store_id" text NOT NULL,
	"external_id" text NOT NULL,
	"stamp" text NOT NULL,
	"taken_in_at" timestamp(3) with time zone NOT NULL,
	"compared_at" timestamp(3) with time zone,
	CONSTRAINT "store_order_stamps_store_id_external_id_pk" PRIMARY KEY("store_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "store_readings" (
	"store_id" text PRIMARY KEY NOT NULL,
	"read_through" timestamp(3) with time zone NOT NULL,
	"finished_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"lines" jsonb NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "carts_order_id_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "item_parcels" (
	"item_id" text NOT NULL,
	"tracking_number" text NOT NULL,
	"carrier" text NOT NULL,
	"tracking_url" text,
	"pieces" integer NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "item_parcels_item_id_tracking_number_pk" PRIMARY KEY("item_id","tracking_number")
);
--> statement-breakpoint
CREATE TABLE "item_status_history" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"status_id" text NOT NULL,
	"status_title" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL,
	"comment" text
);
--> statement-breakpoint
CREATE TABLE "order_counters" (
	"store_id" text PRIMARY KEY NOT NULL,
	"placed" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_product_statuses" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"customer_title" text NOT NULL,
	"step" text NOT NULL,
	"position" integer NOT NULL,
	"mail" jsonb
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"store_id" text NOT NULL,
	"store_product_id" text NOT NULL,
	"external_id" text,
	"state" text NOT NULL,
	"fingerprint" text,
	"content_hash" text,
	"lowest_price_minor" bigint,
	"published_at" timestamp(3) with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "store_categories" (
	"id" text PRIMARY KEY NOT NULL,
	"trade_category_id" text,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "store_categories_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "store_products" (
	"id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"trade_product_id" text,
	"sku" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category_id" text,
	"own_fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"own_prices" jsonb,
	"own_sides" integer DEFAULT 2 NOT NULL,
	"currency" text NOT NULL,
	"is_discontinued" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "store_products_trade_product_id_unique" UNIQUE("trade_product_id"),
	CONSTRAINT "store_products_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"connection" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remembered_mappings" (
	"product_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"specification" jsonb NOT NULL,
	"used_times" integer DEFAULT 1 NOT NULL,
	"last_used_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "remembered_mappings_product_key_fingerprint_pk" PRIMARY KEY("product_key","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "transfer_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text NOT NULL,
	"mode" text NOT NULL,
	"state" text NOT NULL,
	"plan" jsonb NOT NULL,
	"claimed_at" timestamp(3) with time zone NOT NULL,
	"claimed_by" text NOT NULL,
	"request_id" text,
	"answered_at" timestamp(3) with time zone,
	"words" text,
	CONSTRAINT "transfer_attempts_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "transfer_jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"order_id" text NOT NULL,
	"item_id" text NOT NULL,
	"copy" integer NOT NULL,
	"set" integer NOT NULL,
	"sequence" integer NOT NULL,
	"job_name" text NOT NULL,
	"state" text NOT NULL,
	"job_id" text,
	"reason" text,
	"files_state" text NOT NULL,
	"cost_minor" bigint,
	"currency" text NOT NULL,
	"claimed_at" timestamp(3) with time zone NOT NULL,
	"claimed_by" text NOT NULL,
	"settled_at" timestamp(3) with time zone,
	CONSTRAINT "transfer_jobs_job_name_unique" UNIQUE("job_name")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"item_id" text NOT NULL,
	"copy" integer DEFAULT 0 NOT NULL,
	"order_id" text NOT NULL,
	"state" text DEFAULT 'to-transfer' NOT NULL,
	"mapping" jsonb,
	"artwork" jsonb,
	"shipping" jsonb,
	"margin_reason" text,
	"reprint_of" text,
	"reprint_reason" text,
	"ready_since" timestamp(3) with time zone,
	"looked_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "transfers_item_id_copy_pk" PRIMARY KEY("item_id","copy")
);
--> statement-breakpoint
ALTER TABLE "problem_subjects" ADD CONSTRAINT "problem_subjects_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_entries" ADD CONSTRAINT "change_entries_change_set_id_change_sets_id_fk" FOREIGN KEY ("change_set_id") REFERENCES "public"."change_sets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_entries" ADD CONSTRAINT "change_entries_product_id_trade_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."trade_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_failures" ADD CONSTRAINT "sync_failures_run_id_sync_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."sync_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_base_prices" ADD CONSTRAINT "trade_base_prices_version_id_trade_product_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."trade_product_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_option_prices" ADD CONSTRAINT "trade_option_prices_version_id_trade_product_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."trade_product_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_product_versions" ADD CONSTRAINT "trade_product_versions_product_id_trade_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."trade_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_turnaround_prices" ADD CONSTRAINT "trade_turnaround_prices_version_id_trade_product_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."trade_product_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_observations" ADD CONSTRAINT "job_observations_job_id_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_order_id_store_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."store_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_job_id_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_artwork" ADD CONSTRAINT "item_artwork_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_artwork" ADD CONSTRAINT "item_artwork_file_id_artwork_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."artwork_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_order_items" ADD CONSTRAINT "store_order_items_order_id_store_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."store_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_order_items" ADD CONSTRAINT "store_order_items_store_product_id_store_products_id_fk" FOREIGN KEY ("store_product_id") REFERENCES "public"."store_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_orders" ADD CONSTRAINT "store_orders_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "markup_rules" ADD CONSTRAINT "markup_rules_customer_group_id_customer_groups_id_fk" FOREIGN KEY ("customer_group_id") REFERENCES "public"."customer_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_tellings" ADD CONSTRAINT "item_tellings_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_completions" ADD CONSTRAINT "order_completions_order_id_store_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."store_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_hints" ADD CONSTRAINT "push_hints_job_id_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_mappings" ADD CONSTRAINT "status_mappings_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_run_lines" ADD CONSTRAINT "status_run_lines_run_id_status_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."status_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_statuses" ADD CONSTRAINT "store_statuses_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_links" ADD CONSTRAINT "store_links_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_order_stamps" ADD CONSTRAINT "store_order_stamps_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_readings" ADD CONSTRAINT "store_readings_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_parcels" ADD CONSTRAINT "item_parcels_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_status_history" ADD CONSTRAINT "item_status_history_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_counters" ADD CONSTRAINT "order_counters_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_store_product_id_store_products_id_fk" FOREIGN KEY ("store_product_id") REFERENCES "public"."store_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_products" ADD CONSTRAINT "store_products_category_id_store_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."store_categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_attempts" ADD CONSTRAINT "transfer_attempts_order_id_store_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."store_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_jobs" ADD CONSTRAINT "transfer_jobs_attempt_id_transfer_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."transfer_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_jobs" ADD CONSTRAINT "transfer_jobs_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_item_id_store_order_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_order_id_store_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."store_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_order" ON "audit_entries" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "problems_open" ON "problems" USING btree ("key") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "change_entries_product" ON "change_entries" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_sets_one_open" ON "change_sets" USING btree ("state") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "sync_runs_one_running" ON "sync_runs" USING btree ("state") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "sync_runs_started" ON "sync_runs" USING btree ("started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "trade_product_versions_content" ON "trade_product_versions" USING btree ("product_id","content_hash");--> statement-breakpoint
CREATE INDEX "trade_products_code" ON "trade_products" USING btree ("code");--> statement-breakpoint
CREATE INDEX "trade_products_categories" ON "trade_products" USING gin ("category_ids");--> statement-breakpoint
CREATE INDEX "job_observations_job" ON "job_observations" USING btree ("job_id","seen_at");--> statement-breakpoint
CREATE INDEX "jobs_item" ON "jobs" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "jobs_order" ON "jobs" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("is_open","next_check_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_one" ON "shipments" USING btree ("job_id","tracking_number");--> statement-breakpoint
CREATE UNIQUE INDEX "store_order_items_external" ON "store_order_items" USING btree ("order_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "store_orders_external" ON "store_orders" USING btree ("store_id","external_id");--> statement-breakpoint
CREATE INDEX "store_orders_placed" ON "store_orders" USING btree ("placed_at");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "failed_sign_ins_email" ON "failed_sign_ins" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "failed_sign_ins_address" ON "failed_sign_ins" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factors_user" ON "two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "price_history_at" ON "price_history" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_log" ON "webhook_deliveries" USING btree ("endpoint_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "status_runs_started" ON "status_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "store_links_external" ON "store_links" USING btree ("store_id","kind","external_id");--> statement-breakpoint
CREATE INDEX "carts_updated" ON "carts" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "item_status_history_item" ON "item_status_history" USING btree ("item_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_one" ON "publications" USING btree ("store_id","store_product_id");--> statement-breakpoint
CREATE INDEX "transfer_attempts_order" ON "transfer_attempts" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_jobs_claim" ON "transfer_jobs" USING btree ("item_id","copy","set") WHERE state in ('claimed', 'placed', 'in-doubt');--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_jobs_job_id" ON "transfer_jobs" USING btree ("job_id") WHERE job_id is not null;--> statement-breakpoint
CREATE INDEX "transfer_jobs_item" ON "transfer_jobs" USING btree ("item_id","copy");--> statement-breakpoint
CREATE INDEX "transfer_jobs_open" ON "transfer_jobs" USING btree ("state") WHERE state in ('claimed', 'in-doubt', 'not-there');--> statement-breakpoint
CREATE INDEX "transfers_order" ON "transfers" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "transfers_state" ON "transfers" USING btree ("state");