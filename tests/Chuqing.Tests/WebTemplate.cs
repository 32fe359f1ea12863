using Chuqing.Law.Procedures;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Settings;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Chuqing.Web.Tests;

/// <summary>Sign-in names of the people in every test database.</summary>
static class Who
{
    public const string Handler = "handler", OtherHandler = "handler2", Reviewer = "reviewer", Approver = "approver", Coordinator = "coordinator";
    public const string LawOfficer = "law", OtherLawOfficer = "law2", Verifier = "verifier", OtherVerifier = "verifier2", Releaser = "releaser";
    public const string Reader = "reader", Patrol = "patrol", SystemAdmin = "system", SecurityAdmin = "security", AuditAdmin = "audit";

    /// <summary>A handler of 曲江区, of its neighbour 乐昌市, of 马坝镇 in 曲江区, and of another city.</summary>
    public const string CountyHandler = "qujiang", SiblingHandler = "lechang", TownHandler = "maba", ElsewhereHandler = "elsewhere";

    /// <summary>People with every duty, over the city, 曲江区, 马坝镇 in it, 乐昌市 beside it, and another city: what they may not see is a matter of place alone.</summary>
    public const string AllOfCity = "all.city", AllOfCounty = "all.county", AllOfTown = "all.town", AllOfSibling = "all.sibling", AllElsewhere = "all.elsewhere";
}

/// <summary>One database per run, made once: migrated, with divisions, organs, people and the accepted law. Tests copy it: a SQLite file, or on the server that CHUQING_TEST_POSTGRES names.</summary>
static class WebTemplate
{
    public const string Password = "Chuqing-2026";

    /// <summary>Monday, 23 November 2026, nine in the morning in China.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    const string City = WebApp.City, OtherCity = "441800";
    static readonly SemaphoreSlim Gate = new(1, 1);
    static readonly string Folder = Directory.CreateTempSubdirectory("chuqing-web-template-").FullName;
    static readonly string? Server = Environment.GetEnvironmentVariable("CHUQING_TEST_POSTGRES");
    static readonly string ServerTemplate = $"web_template_{Environment.ProcessId}";
    static bool made;

    /// <summary>Who signs in how; no duty means every duty.</summary>
    public static readonly (string SignIn, string Name, string DivisionPath, Duty? Duty)[] Staff =
    [
        (Who.Handler, "陈经办", "/440200/", Duty.Handle), (Who.OtherHandler, "何经办", "/440200/", Duty.Handle), (Who.Reviewer, "沈审核", "/440200/", Duty.Review),
        (Who.Approver, "皮批准", "/440200/", Duty.Approve), (Who.Coordinator, "童统筹", "/440200/", Duty.Coordinate),
        (Who.LawOfficer, "贺核对", "/440200/", Duty.ConfirmLaw), (Who.OtherLawOfficer, "易核对", "/440200/", Duty.ConfirmLaw),
        (Who.Verifier, "严验收", "/440200/", Duty.Verify), (Who.OtherVerifier, "舒验收", "/440200/", Duty.Verify), (Who.Releaser, "范发布", "/440200/", Duty.Release),
        (Who.Reader, "杜查阅", "/440200/", Duty.Read), (Who.Patrol, "荀巡查", "/440200/", Duty.Patrol),
        (Who.SystemAdmin, "席系统", "/440200/", Duty.SystemAdmin), (Who.SecurityAdmin, "安安全", "/440200/", Duty.SecurityAdmin), (Who.AuditAdmin, "沈审计", "/440200/", Duty.AuditAdmin),
        (Who.CountyHandler, "曲经办", "/440200/440205/", Duty.Handle), (Who.SiblingHandler, "乐经办", "/440200/440281/", Duty.Handle),
        (Who.TownHandler, "马经办", "/440200/440205/440205100/", Duty.Handle), (Who.ElsewhereHandler, "清经办", $"/{OtherCity}/", Duty.Handle),
        (Who.AllOfCity, "全市", "/440200/", null), (Who.AllOfCounty, "全区", "/440200/440205/", null), (Who.AllOfTown, "全镇", "/440200/440205/440205100/", null),
        (Who.AllOfSibling, "邻县", "/440200/440281/", null), (Who.AllElsewhere, "外市", $"/{OtherCity}/", null),
    ];

    static WebTemplate() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>Settings over a data folder and a fresh copy of the database.</summary>
    public static async Task<OfficeSettings> CopyToAsync(string folder, CancellationToken cancel)
    {
        await Gate.WaitAsync(cancel);
        try
        {
            if (!made) await MakeAsync(cancel);
            made = true;
        }
        finally
        {
            Gate.Release();
        }
        var settings = OfficeSettings.InFolder(folder);
        if (Server is null)
        {
            File.Copy(Path.Combine(Folder, "chuqing.db"), Path.Combine(folder, "chuqing.db"));
            return settings;
        }
        var name = $"w{Guid.CreateVersion7():N}";
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {ServerTemplate}", cancel);
        return settings with { Database = OnServer(name, pooling: true) };
    }

    /// <summary>Takes a test's database off the server; a SQLite file goes with its folder.</summary>
    public static async Task DropAsync(OfficeSettings settings)
    {
        if (Server is null) return;
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(settings.Database.Connection).Database} WITH (FORCE)", CancellationToken.None);
    }

    static DatabaseSettings OnServer(string database, bool pooling) =>
        new("postgres", new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling }.ConnectionString);

    static async Task OnServerAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(OnServer("postgres", pooling: false).Connection);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    static async Task MakeAsync(CancellationToken cancel)
    {
        var settings = OfficeSettings.InFolder(Folder);
        if (Server is not null) await OnServerAsync($"CREATE DATABASE {ServerTemplate}", cancel);
        var factory = new AppDbFactory(Server is null ? settings.Database with { Connection = settings.Database.Connection + ";Pooling=False" } : OnServer(ServerTemplate, pooling: false));
        await new Schema(factory).MigrateAsync(cancel);
        await using var db = factory.Open(DataScope.System);
        var time = new FakeTimeProvider(Start);
        await using (var file = File.OpenRead(Path.Combine(settings.LawFolder, "divisions", $"{City}.json"))) db.AddRange(DivisionTree.Read(file));
        db.Add(new Division { City = OtherCity, Level = DivisionLevel.City, Path = $"/{OtherCity}/", Code = OtherCity, Name = "清远市" });
        var law = new LawLibrary(settings).Shipped;
        var content = ShelfFolder.Zip(ShelfFolder.Read(settings.LawFolder));
        foreach (var city in new[] { City, OtherCity })
        {
            db.Add(new AcceptedPack { City = city, Digest = law.Digest, AcceptedAt = time.UtcNow().AddDays(-300), Content = content });
            var organ = new Organ { City = city, DivisionPath = $"/{city}/", Name = "市工业和信息化局" };
            db.Add(organ);
            // 密码只算一次：这里的人用同一个
            var hash = Passwords.Hash(Password);
            foreach (var (signIn, name, path, duty) in Staff.Where(s => s.DivisionPath.StartsWith($"/{city}/", StringComparison.Ordinal)))
            {
                var person = new Person { City = city, Name = name };
                db.AddRange(person,
                    new Account { City = city, SignInName = signIn, PasswordHash = hash, PersonId = person.Id },
                    new Appointment { City = city, PersonId = person.Id, OrganId = organ.Id, DivisionPath = path, Title = "测试", Duties = duty is { } only ? [only] : Enum.GetValues<Duty>(), From = new(2026, 1, 1) });
            }
            db.Record(Actor.Program(city), "test.furnish", new("city"), time.UtcNow(), new { city });
        }
        await db.SaveChangesAsync(cancel);
    }
}
