IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [app_applications] (
        [Id] uniqueidentifier NOT NULL,
        [Sequence] bigint NOT NULL,
        [CitizenId] uniqueidentifier NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [ProcedureVersionId] uniqueidentifier NOT NULL,
        [ProcedureName] nvarchar(120) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [IsOpen] bit NOT NULL,
        [Ward] nvarchar(30) NOT NULL,
        [SectionCode] nvarchar(40) NOT NULL,
        [ReceiptNumber] nvarchar(20) NULL,
        [ApplicantName] nvarchar(200) NOT NULL,
        [ApplicantNameKey] nvarchar(200) NOT NULL,
        [Answers] nvarchar(max) NOT NULL,
        [StartedAtUtc] datetime2 NOT NULL,
        [SavedAtUtc] datetime2 NOT NULL,
        [ReceivedAtUtc] datetime2 NULL,
        [DueOn] date NULL,
        [AssigneeId] nvarchar(60) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_applications] PRIMARY KEY NONCLUSTERED ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [apv_document_numbers] (
        [Id] uniqueidentifier NOT NULL,
        [Ward] nvarchar(30) NOT NULL,
        [SectionCode] nvarchar(40) NOT NULL,
        [FiscalYear] int NOT NULL,
        [Last] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_apv_document_numbers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [apv_proposals] (
        [Id] uniqueidentifier NOT NULL,
        [SubjectKind] nvarchar(40) NOT NULL,
        [SubjectId] uniqueidentifier NOT NULL,
        [Ward] nvarchar(30) NOT NULL,
        [SectionCode] nvarchar(40) NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [DrafterId] nvarchar(60) NOT NULL,
        [ProposedAtUtc] datetime2 NOT NULL,
        [DecidedBy] nvarchar(60) NULL,
        [DecidedAtUtc] datetime2 NULL,
        [Comment] nvarchar(1000) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_apv_proposals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [aud_entries] (
        [Id] uniqueidentifier NOT NULL,
        [What] nvarchar(60) NOT NULL,
        [Subject] nvarchar(60) NOT NULL,
        [ActorId] nvarchar(60) NOT NULL,
        [AtUtc] datetime2 NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_aud_entries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [idn_citizens] (
        [Id] uniqueidentifier NOT NULL,
        [Subject] nvarchar(255) NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [Address] nvarchar(400) NOT NULL,
        [BirthOn] date NULL,
        [BirthRaw] nvarchar(20) NULL,
        [Sex] nvarchar(30) NOT NULL,
        [NameKana] nvarchar(200) NULL,
        [Phone] nvarchar(20) NULL,
        [Email] nvarchar(254) NULL,
        [LastSignedInAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_citizens] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [idn_staff] (
        [Id] uniqueidentifier NOT NULL,
        [Subject] nvarchar(255) NOT NULL,
        [Name] nvarchar(100) NOT NULL,
        [Ward] nvarchar(30) NOT NULL,
        [SectionCode] nvarchar(40) NOT NULL,
        [Roles] nvarchar(200) NOT NULL,
        [IsInService] bit NOT NULL,
        CONSTRAINT [PK_idn_staff] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [prc_versions] (
        [Id] uniqueidentifier NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [Number] int NOT NULL,
        [Definition] nvarchar(max) NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [PublishedAtUtc] datetime2 NOT NULL,
        [IsCurrent] bit NOT NULL,
        CONSTRAINT [PK_prc_versions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [sys_data_protection_keys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(200) NULL,
        [Xml] nvarchar(max) NULL,
        CONSTRAINT [PK_sys_data_protection_keys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [sys_outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [SubjectId] uniqueidentifier NOT NULL,
        [CreatedAtUtc] datetime2 NOT NULL,
        [DueAtUtc] datetime2 NOT NULL,
        [DoneAtUtc] datetime2 NULL,
        [Attempts] int NOT NULL,
        [LastError] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_sys_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [app_attachments] (
        [Id] uniqueidentifier NOT NULL,
        [QuestionKey] nvarchar(80) NOT NULL,
        [FileName] nvarchar(255) NOT NULL,
        [ContentType] nvarchar(100) NOT NULL,
        [Length] bigint NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [AddedAtUtc] datetime2 NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_attachments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_attachments_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [app_corrections] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [QuestionKeys] nvarchar(max) NOT NULL,
        [Message] nvarchar(1000) NOT NULL,
        [DueOn] date NOT NULL,
        [OpenedAtUtc] datetime2 NOT NULL,
        [ClosedAtUtc] datetime2 NULL,
        [Before] nvarchar(max) NOT NULL,
        [Draft] nvarchar(max) NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_corrections] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_corrections_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [app_decisions] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Content] nvarchar(2000) NOT NULL,
        [Reason] nvarchar(2000) NULL,
        [Letter] nvarchar(max) NOT NULL,
        [LetterHash] nvarchar(64) NOT NULL,
        [ProposedBy] nvarchar(60) NOT NULL,
        [ProposedAtUtc] datetime2 NOT NULL,
        [DocumentNumber] nvarchar(60) NULL,
        [DecidedBy] nvarchar(60) NULL,
        [DecidedAtUtc] datetime2 NULL,
        [IsSentBack] bit NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_decisions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_decisions_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [app_events] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [ActorId] nvarchar(60) NOT NULL,
        [AtUtc] datetime2 NOT NULL,
        [Note] nvarchar(1000) NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_events] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_events_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE TABLE [app_letters] (
        [Id] uniqueidentifier NOT NULL,
        [Title] nvarchar(120) NOT NULL,
        [DocumentNumber] nvarchar(60) NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [Length] bigint NOT NULL,
        [IssuedAtUtc] datetime2 NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_letters] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_letters_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_app_applications_CitizenId_ProcedureId] ON [app_applications] ([CitizenId], [ProcedureId]) WHERE Status = ''Draft''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_applications_CitizenId_Sequence] ON [app_applications] ([CitizenId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_app_applications_ReceiptNumber] ON [app_applications] ([ReceiptNumber]) WHERE ReceiptNumber IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE CLUSTERED INDEX [IX_app_applications_Sequence] ON [app_applications] ([Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_applications_Ward_SectionCode_ApplicantNameKey] ON [app_applications] ([Ward], [SectionCode], [ApplicantNameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_applications_Ward_SectionCode_IsOpen_DueOn_Sequence] ON [app_applications] ([Ward], [SectionCode], [IsOpen], [DueOn], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_attachments_ApplicationId] ON [app_attachments] ([ApplicationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_corrections_ApplicationId] ON [app_corrections] ([ApplicationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_decisions_ApplicationId] ON [app_decisions] ([ApplicationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_events_ApplicationId] ON [app_events] ([ApplicationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_app_letters_ApplicationId] ON [app_letters] ([ApplicationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_apv_document_numbers_Ward_SectionCode_FiscalYear] ON [apv_document_numbers] ([Ward], [SectionCode], [FiscalYear]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_apv_proposals_SubjectId] ON [apv_proposals] ([SubjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_apv_proposals_Ward_SectionCode_Status_ProposedAtUtc] ON [apv_proposals] ([Ward], [SectionCode], [Status], [ProposedAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_aud_entries_Subject_AtUtc] ON [aud_entries] ([Subject], [AtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_idn_citizens_Subject] ON [idn_citizens] ([Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_idn_staff_Subject] ON [idn_staff] ([Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_prc_versions_ProcedureId_Number] ON [prc_versions] ([ProcedureId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    CREATE INDEX [IX_sys_outbox_DoneAtUtc_DueAtUtc] ON [sys_outbox] ([DoneAtUtc], [DueAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124182413_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124182413_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    DROP INDEX [IX_app_applications_CitizenId_ProcedureId] ON [app_applications];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[idn_citizens]') AND [c].[name] = N'Email');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [idn_citizens] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [idn_citizens] DROP COLUMN [Email];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    DECLARE @var1 nvarchar(max);
    SELECT @var1 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[idn_citizens]') AND [c].[name] = N'NameKana');
    IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [idn_citizens] DROP CONSTRAINT ' + @var1 + ';');
    ALTER TABLE [idn_citizens] DROP COLUMN [NameKana];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    DECLARE @var2 nvarchar(max);
    SELECT @var2 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[idn_citizens]') AND [c].[name] = N'Phone');
    IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [idn_citizens] DROP CONSTRAINT ' + @var2 + ';');
    ALTER TABLE [idn_citizens] DROP COLUMN [Phone];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [prc_versions] ADD [IsWithdrawn] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [idn_citizens] ADD [ConfirmedEmails] nvarchar(1275) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [app_applications] ADD [ApplicantKanaKey] nvarchar(200) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [app_applications] ADD [DelegationId] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [app_applications] ADD [DraftNoticedDaysBefore] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [app_applications] ADD [ForWhomKind] nvarchar(30) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [app_applications] ADD [RepresentedId] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    ALTER TABLE [app_applications] ADD [RepresentedName] nvarchar(200) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    UPDATE app_applications SET RepresentedId = CitizenId, ForWhomKind = 'Self';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [app_packages] (
        [Id] uniqueidentifier NOT NULL,
        [Sequence] bigint NOT NULL,
        [CitizenId] uniqueidentifier NOT NULL,
        [RunId] uniqueidentifier NOT NULL,
        [Title] nvarchar(80) NOT NULL,
        [EventOn] date NULL,
        [MadeAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_packages] PRIMARY KEY NONCLUSTERED ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [app_released_files] (
        [Id] uniqueidentifier NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_app_released_files] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [idn_code_tries] (
        [CitizenId] uniqueidentifier NOT NULL,
        [FirstAtUtc] datetime2 NOT NULL,
        [Count] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_code_tries] PRIMARY KEY ([CitizenId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [idn_consents] (
        [Id] uniqueidentifier NOT NULL,
        [CitizenId] uniqueidentifier NOT NULL,
        [Purpose] nvarchar(30) NOT NULL,
        [WordingVersion] int NOT NULL,
        [GivenAtUtc] datetime2 NOT NULL,
        [ReceiptNumber] nvarchar(20) NULL,
        [WithdrawnAtUtc] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_consents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [idn_delegations] (
        [Id] uniqueidentifier NOT NULL,
        [PrincipalId] uniqueidentifier NOT NULL,
        [AgentId] uniqueidentifier NULL,
        [PrincipalEmail] nvarchar(254) NULL,
        [Purpose] nvarchar(200) NOT NULL,
        [Categories] nvarchar(max) NOT NULL,
        [ProcedureIds] nvarchar(max) NOT NULL,
        [FromOn] date NOT NULL,
        [UntilOn] date NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [OfferedAtUtc] datetime2 NOT NULL,
        [CodeHash] nvarchar(64) NOT NULL,
        [CodeExpiresAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_delegations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [idn_email_confirmations] (
        [Id] uniqueidentifier NOT NULL,
        [CitizenId] uniqueidentifier NOT NULL,
        [Email] nvarchar(254) NOT NULL,
        [CodeHash] nvarchar(64) NOT NULL,
        [SealedCode] nvarchar(400) NOT NULL,
        [SentAtUtc] datetime2 NOT NULL,
        [Tries] int NOT NULL,
        [CountedFromAtUtc] datetime2 NOT NULL,
        [SentCount] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_email_confirmations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_idn_email_confirmations_idn_citizens_CitizenId] FOREIGN KEY ([CitizenId]) REFERENCES [idn_citizens] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [idn_profiles] (
        [Id] uniqueidentifier NOT NULL,
        [ConsentId] uniqueidentifier NOT NULL,
        [ConsentedAtUtc] datetime2 NOT NULL,
        [Values] nvarchar(max) NOT NULL,
        [Members] nvarchar(max) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_profiles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [prc_windows] (
        [Id] uniqueidentifier NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [OpensAtUtc] datetime2 NOT NULL,
        [ClosesAtUtc] datetime2 NULL,
        [Note] nvarchar(200) NULL,
        [OpenedBy] nvarchar(60) NOT NULL,
        [OpenedAtUtc] datetime2 NOT NULL,
        [ClosedBy] nvarchar(60) NULL,
        [ClosingReason] nvarchar(200) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_prc_windows] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [app_package_items] (
        [Id] uniqueidentifier NOT NULL,
        [Order] int NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [DueOn] date NULL,
        [IsAtCounter] bit NOT NULL,
        [ApplicationId] uniqueidentifier NULL,
        [PackageId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_package_items] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_package_items_app_packages_PackageId] FOREIGN KEY ([PackageId]) REFERENCES [app_packages] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE TABLE [idn_delegation_events] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [ActorId] nvarchar(60) NOT NULL,
        [AtUtc] datetime2 NOT NULL,
        [DelegationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_idn_delegation_events] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_idn_delegation_events_idn_delegations_DelegationId] FOREIGN KEY ([DelegationId]) REFERENCES [idn_delegations] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_letters_ContentHash] ON [app_letters] ([ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_attachments_ContentHash] ON [app_attachments] ([ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_app_applications_CitizenId_ProcedureId_DelegationId] ON [app_applications] ([CitizenId], [ProcedureId], [DelegationId]) WHERE Status = ''Draft'' AND DelegationId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_app_applications_CitizenId_ProcedureId_RepresentedId] ON [app_applications] ([CitizenId], [ProcedureId], [RepresentedId]) WHERE Status = ''Draft'' AND DelegationId IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_app_applications_DelegationId] ON [app_applications] ([DelegationId]) WHERE DelegationId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_applications_RepresentedId_Sequence] ON [app_applications] ([RepresentedId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_app_applications_SavedAtUtc] ON [app_applications] ([SavedAtUtc]) WHERE Status = ''Draft''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_package_items_ApplicationId] ON [app_package_items] ([ApplicationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_package_items_PackageId] ON [app_package_items] ([PackageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE UNIQUE INDEX [IX_app_packages_CitizenId_RunId] ON [app_packages] ([CitizenId], [RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_packages_CitizenId_Sequence] ON [app_packages] ([CitizenId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE CLUSTERED INDEX [IX_app_packages_Sequence] ON [app_packages] ([Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_app_released_files_ContentHash] ON [app_released_files] ([ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_idn_consents_CitizenId_Purpose] ON [idn_consents] ([CitizenId], [Purpose]) WHERE WithdrawnAtUtc IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_idn_delegation_events_DelegationId] ON [idn_delegation_events] ([DelegationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_idn_delegations_AgentId_OfferedAtUtc] ON [idn_delegations] ([AgentId], [OfferedAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE UNIQUE INDEX [IX_idn_delegations_CodeHash] ON [idn_delegations] ([CodeHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_idn_delegations_PrincipalId_OfferedAtUtc] ON [idn_delegations] ([PrincipalId], [OfferedAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE UNIQUE INDEX [IX_idn_email_confirmations_CitizenId] ON [idn_email_confirmations] ([CitizenId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    CREATE INDEX [IX_prc_windows_ProcedureId] ON [prc_windows] ([ProcedureId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125043305_EveryProcedure'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125043305_EveryProcedure', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092925_FileScans'
)
BEGIN
    CREATE TABLE [app_file_scans] (
        [Id] uniqueidentifier NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [State] nvarchar(30) NOT NULL,
        [Detail] nvarchar(200) NULL,
        [Attempts] int NOT NULL,
        [CreatedAtUtc] datetime2 NOT NULL,
        [DueAtUtc] datetime2 NOT NULL,
        [ScannedAtUtc] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_file_scans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092925_FileScans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_app_file_scans_ContentHash] ON [app_file_scans] ([ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092925_FileScans'
)
BEGIN
    CREATE INDEX [IX_app_file_scans_State_DueAtUtc] ON [app_file_scans] ([State], [DueAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092925_FileScans'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125092925_FileScans', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    DROP INDEX [IX_app_applications_Ward_SectionCode_IsOpen_DueOn_Sequence] ON [app_applications];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    ALTER TABLE [app_applications] ADD [HasNewAnswer] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    ALTER TABLE [app_applications] ADD [IsTransferred] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE TABLE [app_saved_views] (
        [Id] uniqueidentifier NOT NULL,
        [StaffId] uniqueidentifier NOT NULL,
        [Name] nvarchar(40) NOT NULL,
        [Filter] nvarchar(500) NOT NULL,
        [SavedAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_saved_views] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_saved_views_idn_staff_StaffId] FOREIGN KEY ([StaffId]) REFERENCES [idn_staff] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE TABLE [idn_absences] (
        [Id] uniqueidentifier NOT NULL,
        [StaffId] uniqueidentifier NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NOT NULL,
        [MarkedBy] nvarchar(60) NOT NULL,
        [MarkedAtUtc] datetime2 NOT NULL,
        [CancelledAtUtc] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_idn_absences] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_idn_absences_idn_staff_StaffId] FOREIGN KEY ([StaffId]) REFERENCES [idn_staff] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE INDEX [IX_idn_staff_Ward_SectionCode] ON [idn_staff] ([Ward], [SectionCode]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE INDEX [IX_app_applications_queue] ON [app_applications] ([Ward], [SectionCode], [IsOpen], [DueOn], [Sequence], [Status], [ProcedureId], [ForWhomKind], [HasNewAnswer], [IsTransferred]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE INDEX [IX_app_applications_Ward_SectionCode_AssigneeId_IsOpen_DueOn_Sequence] ON [app_applications] ([Ward], [SectionCode], [AssigneeId], [IsOpen], [DueOn], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE INDEX [IX_app_applications_Ward_SectionCode_DueOn_Sequence] ON [app_applications] ([Ward], [SectionCode], [DueOn], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE UNIQUE INDEX [IX_app_saved_views_StaffId_Name] ON [app_saved_views] ([StaffId], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    CREATE INDEX [IX_idn_absences_StaffId_ToOn] ON [idn_absences] ([StaffId], [ToOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100430_QueueWork'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125100430_QueueWork', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125124210_ProcessingClock'
)
BEGIN
    ALTER TABLE [app_applications] ADD [ClockStoppedOn] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125124210_ProcessingClock'
)
BEGIN
    CREATE TABLE [app_decided_cases] (
        [Sequence] bigint NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [DecidedOn] date NOT NULL,
        [OpenDays] int NOT NULL,
        CONSTRAINT [PK_app_decided_cases] PRIMARY KEY ([Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125124210_ProcessingClock'
)
BEGIN
    CREATE TABLE [cal_closed_days] (
        [Id] uniqueidentifier NOT NULL,
        [ClosedOn] date NOT NULL,
        [Reason] nvarchar(100) NOT NULL,
        [IsRemoved] bit NOT NULL,
        [ChangedBy] nvarchar(60) NOT NULL,
        [ChangedAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_cal_closed_days] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125124210_ProcessingClock'
)
BEGIN
    CREATE INDEX [IX_app_decided_cases_DecidedOn_ProcedureId_OpenDays] ON [app_decided_cases] ([DecidedOn], [ProcedureId], [OpenDays]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125124210_ProcessingClock'
)
BEGIN
    CREATE UNIQUE INDEX [IX_cal_closed_days_ClosedOn] ON [cal_closed_days] ([ClosedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125124210_ProcessingClock'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125124210_ProcessingClock', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] DROP CONSTRAINT [PK_aud_entries];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    DROP INDEX [IX_aud_entries_Subject_AtUtc] ON [aud_entries];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] ADD [ActorOffice] nvarchar(60) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] ADD [ActorRole] nvarchar(100) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] ADD [BlockNumber] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] ADD [Position] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] ADD [Sequence] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    ALTER TABLE [aud_entries] ADD CONSTRAINT [PK_aud_entries] PRIMARY KEY NONCLUSTERED ([Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    CREATE TABLE [aud_blocks] (
        [Number] bigint NOT NULL,
        [FirstEntryId] uniqueidentifier NOT NULL,
        [LastEntryId] uniqueidentifier NOT NULL,
        [Count] int NOT NULL,
        [MerkleRoot] nvarchar(64) NOT NULL,
        [PreviousHash] nvarchar(64) NOT NULL,
        [SealedAtUtc] datetime2 NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_aud_blocks] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    CREATE INDEX [IX_aud_entries_ActorId_Sequence] ON [aud_entries] ([ActorId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_aud_entries_BlockNumber_Position] ON [aud_entries] ([BlockNumber], [Position]) WHERE BlockNumber IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    CREATE CLUSTERED INDEX [IX_aud_entries_Sequence] ON [aud_entries] ([Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    CREATE INDEX [IX_aud_entries_Subject_Sequence] ON [aud_entries] ([Subject], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_aud_entries_unsealed] ON [aud_entries] ([Sequence]) WHERE BlockNumber IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    CREATE INDEX [IX_aud_entries_What_Sequence] ON [aud_entries] ([What], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125130914_Audit'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125130914_Audit', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    ALTER TABLE [app_corrections] ADD [EndNote] nvarchar(400) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    ALTER TABLE [app_corrections] ADD [Ending] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    ALTER TABLE [app_corrections] ADD [RemindedAtUtc] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    CREATE TABLE [app_corrected_questions] (
        [Id] uniqueidentifier NOT NULL,
        [CorrectionId] uniqueidentifier NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [ProcedureVersionId] uniqueidentifier NOT NULL,
        [QuestionKey] nvarchar(200) NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [RequestedOn] date NOT NULL,
        CONSTRAINT [PK_app_corrected_questions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    CREATE INDEX [IX_app_corrected_questions_CorrectionId] ON [app_corrected_questions] ([CorrectionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    CREATE INDEX [IX_app_corrected_questions_RequestedOn_ProcedureId_QuestionKey_Kind] ON [app_corrected_questions] ([RequestedOn], [ProcedureId], [QuestionKey], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125134920_Corrections'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125134920_Corrections', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [idn_staff] ADD [Post] nvarchar(30) NOT NULL DEFAULT N'Member';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [idn_citizens] ADD [NoticeWish] nvarchar(30) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [apv_proposals] ADD [IsDelegated] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [apv_proposals] ADD [Reference] nvarchar(60) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [apv_proposals] ADD [RouteName] nvarchar(100) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_letters] ADD [GoesByPost] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_letters] ADD [PostedBy] nvarchar(60) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_letters] ADD [PostedOn] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_decisions] ADD [GoesByPost] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_decisions] ADD [IsPulledBack] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_applications] ADD [AwaitsReply] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    ALTER TABLE [app_applications] ADD [NewQuestions] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_case_notes] (
        [Id] uniqueidentifier NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        [Text] nvarchar(2000) NOT NULL,
        [By] nvarchar(60) NOT NULL,
        [AtUtc] datetime2 NOT NULL,
        CONSTRAINT [PK_app_case_notes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_check_marks] (
        [Id] uniqueidentifier NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        [Key] nvarchar(60) NOT NULL,
        [Result] int NOT NULL,
        [By] nvarchar(60) NOT NULL,
        [AtUtc] datetime2 NOT NULL,
        CONSTRAINT [PK_app_check_marks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_messages] (
        [Id] uniqueidentifier NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        [Direction] nvarchar(30) NOT NULL,
        [Text] nvarchar(4000) NOT NULL,
        [AsksReply] bit NOT NULL,
        [AuthorId] nvarchar(60) NOT NULL,
        [Office] nvarchar(80) NULL,
        [StartedAtUtc] datetime2 NOT NULL,
        [SentAtUtc] datetime2 NULL,
        [ReadAtUtc] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_messages] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_messages_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_notices] (
        [Id] uniqueidentifier NOT NULL,
        [ApplicationId] uniqueidentifier NOT NULL,
        [LineId] uniqueidentifier NOT NULL,
        [About] nvarchar(60) NOT NULL,
        [IsUrgent] bit NOT NULL,
        [Channel] nvarchar(30) NOT NULL,
        [State] nvarchar(30) NOT NULL,
        [Attempts] int NOT NULL,
        [Code] nvarchar(40) NULL,
        [IsGivenUp] bit NOT NULL,
        [CreatedAtUtc] datetime2 NOT NULL,
        [ChangedAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_notices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_notices_app_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [app_applications] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_office_records] (
        [Id] uniqueidentifier NOT NULL,
        [Answers] nvarchar(max) NOT NULL,
        [SavedBy] nvarchar(60) NOT NULL,
        [SavedAtUtc] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_app_office_records] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_verifiable_letters] (
        [Id] uniqueidentifier NOT NULL,
        [Code] nvarchar(14) NOT NULL,
        [DocumentNumber] nvarchar(60) NOT NULL,
        [DatedOn] date NOT NULL,
        [Title] nvarchar(120) NOT NULL,
        [Issuer] nvarchar(100) NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [FileHash] nvarchar(64) NOT NULL,
        [IssuedAtUtc] datetime2 NOT NULL,
        CONSTRAINT [PK_app_verifiable_letters] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [apv_acting] (
        [Id] uniqueidentifier NOT NULL,
        [StepId] uniqueidentifier NOT NULL,
        [HolderId] nvarchar(60) NOT NULL,
        [ActedBy] nvarchar(60) NOT NULL,
        [ActedAtUtc] datetime2 NOT NULL,
        [SeenAtUtc] datetime2 NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_apv_acting] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_apv_acting_apv_proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [apv_proposals] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [apv_documents] (
        [Id] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [FileName] nvarchar(255) NOT NULL,
        [ContentType] nvarchar(100) NOT NULL,
        [Length] bigint NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [AddedBy] nvarchar(60) NOT NULL,
        [AddedAtUtc] datetime2 NOT NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_apv_documents] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_apv_documents_apv_proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [apv_proposals] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [apv_events] (
        [Id] uniqueidentifier NOT NULL,
        [Order] int NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Post] nvarchar(30) NULL,
        [ActedFor] nvarchar(30) NULL,
        [ActorId] nvarchar(60) NOT NULL,
        [AtUtc] datetime2 NOT NULL,
        [Note] nvarchar(1000) NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_apv_events] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_apv_events_apv_proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [apv_proposals] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [apv_steps] (
        [Id] uniqueidentifier NOT NULL,
        [Order] int NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Post] nvarchar(30) NOT NULL,
        [Ward] nvarchar(30) NOT NULL,
        [SectionCode] nvarchar(40) NOT NULL,
        [ActingPost] nvarchar(30) NULL,
        [State] nvarchar(30) NOT NULL,
        [ActorId] nvarchar(60) NULL,
        [ActorPost] nvarchar(30) NULL,
        [ActedAtUtc] datetime2 NULL,
        [ActingReason] nvarchar(400) NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_apv_steps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_apv_steps_apv_proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [apv_proposals] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [exp_exports] (
        [Id] uniqueidentifier NOT NULL,
        [Sequence] bigint NOT NULL,
        [StaffId] uniqueidentifier NOT NULL,
        [RequestKey] uniqueidentifier NOT NULL,
        [ActorId] nvarchar(60) NOT NULL,
        [ActorRole] nvarchar(100) NOT NULL,
        [Ward] nvarchar(30) NOT NULL,
        [SectionCode] nvarchar(40) NOT NULL,
        [Format] nvarchar(30) NOT NULL,
        [ProcedureId] nvarchar(80) NOT NULL,
        [ProcedureName] nvarchar(120) NOT NULL,
        [Filter] nvarchar(1000) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [Failure] nvarchar(30) NULL,
        [RequestedAtUtc] datetime2 NOT NULL,
        [DueAtUtc] datetime2 NOT NULL,
        [Attempts] int NOT NULL,
        [DoneCount] int NOT NULL,
        [TotalCount] int NULL,
        [FileName] nvarchar(200) NULL,
        [ContentHash] nvarchar(64) NULL,
        [Length] bigint NOT NULL,
        [FinishedAtUtc] datetime2 NULL,
        [ExpiresAtUtc] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_exp_exports] PRIMARY KEY NONCLUSTERED ([Id]),
        CONSTRAINT [FK_exp_exports_idn_staff_StaffId] FOREIGN KEY ([StaffId]) REFERENCES [idn_staff] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE TABLE [app_message_files] (
        [Id] uniqueidentifier NOT NULL,
        [FileName] nvarchar(255) NOT NULL,
        [ContentType] nvarchar(100) NOT NULL,
        [Length] bigint NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [AddedAtUtc] datetime2 NOT NULL,
        [MessageId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_app_message_files] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_app_message_files_app_messages_MessageId] FOREIGN KEY ([MessageId]) REFERENCES [app_messages] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_proposals_DrafterId_ProposedAtUtc] ON [apv_proposals] ([DrafterId], [ProposedAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_app_letters_to_post] ON [app_letters] ([IssuedAtUtc]) WHERE GoesByPost = 1 AND PostedOn IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_app_applications_questions] ON [app_applications] ([Ward], [SectionCode], [IsOpen], [DueOn], [Sequence]) WHERE NewQuestions > 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_applications_Ward_SectionCode_ProcedureId_ReceivedAtUtc_Sequence_Status] ON [app_applications] ([Ward], [SectionCode], [ProcedureId], [ReceivedAtUtc], [Sequence], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_case_notes_ApplicationId_AtUtc] ON [app_case_notes] ([ApplicationId], [AtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_check_marks_ApplicationId_AtUtc] ON [app_check_marks] ([ApplicationId], [AtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_message_files_ContentHash] ON [app_message_files] ([ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_message_files_MessageId] ON [app_message_files] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_messages_ApplicationId_SentAtUtc] ON [app_messages] ([ApplicationId], [SentAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_app_messages_StartedAtUtc] ON [app_messages] ([StartedAtUtc]) WHERE SentAtUtc IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_notices_ApplicationId_CreatedAtUtc] ON [app_notices] ([ApplicationId], [CreatedAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE UNIQUE INDEX [IX_app_notices_LineId_Channel] ON [app_notices] ([LineId], [Channel]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_app_notices_State_ChangedAtUtc] ON [app_notices] ([State], [ChangedAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE UNIQUE INDEX [IX_app_verifiable_letters_Code] ON [app_verifiable_letters] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_acting_HolderId_SeenAtUtc] ON [apv_acting] ([HolderId], [SeenAtUtc]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_acting_ProposalId] ON [apv_acting] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_documents_ContentHash] ON [apv_documents] ([ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_documents_ProposalId] ON [apv_documents] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_events_ProposalId] ON [apv_events] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_steps_ProposalId] ON [apv_steps] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_apv_steps_Ward_SectionCode_State] ON [apv_steps] ([Ward], [SectionCode], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_exp_exports_ContentHash] ON [exp_exports] ([ContentHash]) WHERE ContentHash IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_exp_exports_DueAtUtc] ON [exp_exports] ([DueAtUtc]) WHERE Status IN (''Waiting'', ''Running'')');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_exp_exports_ExpiresAtUtc] ON [exp_exports] ([ExpiresAtUtc]) WHERE Status = ''Done''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE CLUSTERED INDEX [IX_exp_exports_Sequence] ON [exp_exports] ([Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE UNIQUE INDEX [IX_exp_exports_StaffId_RequestKey] ON [exp_exports] ([StaffId], [RequestKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    CREATE INDEX [IX_exp_exports_StaffId_Sequence] ON [exp_exports] ([StaffId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    UPDATE idn_staff SET Post = 'SectionChief' WHERE Roles LIKE '%approver%';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    UPDATE apv_proposals SET RouteName = N'課長決裁', Reference = COALESCE((SELECT a.ReceiptNumber FROM app_applications a WHERE a.Id = apv_proposals.SubjectId), '');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    INSERT INTO apv_steps (Id, [Order], Kind, Post, Ward, SectionCode, ActingPost, State, ProposalId) SELECT Id, 1, 'Approval', 'SectionChief', Ward, SectionCode, 'UnitHead', 'Open', Id FROM apv_proposals WHERE Status = 'Pending';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    INSERT INTO apv_events (Id, [Order], Kind, ActorId, AtUtc, ProposalId) SELECT Id, 0, 'Proposed', DrafterId, ProposedAtUtc, Id FROM apv_proposals;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125160025_WardOffice'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125160025_WardOffice', N'10.0.14');
END;

COMMIT;
GO
