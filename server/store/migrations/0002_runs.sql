CREATE TABLE "run_programs" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"parameters" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"workspace_id" text collate "C" NOT NULL,
	"tool_id" text collate "C",
	"tool_name" text NOT NULL,
	"tool_version" integer,
	"language" text NOT NULL,
	"program" "bytea" NOT NULL,
	"source" text NOT NULL,
	"token_id" text collate "C" NOT NULL,
	"agent_id" text,
	"arguments" text NOT NULL,
	"timeout_ms" integer NOT NULL,
	"state" text NOT NULL,
	"message" text,
	"error" text,
	"result" text,
	"logs" text DEFAULT '' NOT NULL,
	"logs_truncated" boolean DEFAULT false NOT NULL,
	"run_time_ms" integer,
	"queue_time_ms" integer,
	"peak_memory_bytes" bigint,
	"server_key" integer NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tool_run_settings" (
	"tool_id" text collate "C" PRIMARY KEY NOT NULL,
	"timeout_ms" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "run_retention_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_program_run_programs_hash_fk" FOREIGN KEY ("program") REFERENCES "public"."run_programs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_run_settings" ADD CONSTRAINT "tool_run_settings_tool_id_tools_id_fk" FOREIGN KEY ("tool_id") REFERENCES "public"."tools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_newest" ON "runs" USING btree ("workspace_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_newest_by_tool" ON "runs" USING btree ("tool_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_newest_by_state" ON "runs" USING btree ("workspace_id","state","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_newest_by_source" ON "runs" USING btree ("workspace_id","source","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_of_program" ON "runs" USING btree ("program");--> statement-breakpoint
CREATE INDEX "runs_running" ON "runs" USING btree ("server_key") WHERE state = 'running';