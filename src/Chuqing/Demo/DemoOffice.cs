using Chuqing.Law.Procedures;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;

namespace Chuqing.Web.Demo;

/// <summary>The hands of the demo: does what a person would do, through the services that a person's pages use.</summary>
sealed class DemoOffice(IServiceProvider services, IReadOnlyDictionary<string, SignedIn> people)
{
    public const string City = "440200";
    Guid evidence;
    int numbers = 100;

    public DateOnly Today { get; } = services.GetRequiredService<Today>().Date;

    public SignedIn Person(string signInName) => people[signInName];

    /// <summary>Runs a service as a person, in a scope of its own.</summary>
    public async Task<TResult> AsAsync<TService, TResult>(string person, Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().SignedIn = people[person];
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Takes an act on a file, with everything that its table asks for.</summary>
    public Task ActAsync(string person, Guid proceeding, Procedure table, string act, DateOnly on, DateOnly? ownDay = null, string? text = null, CancellationToken cancel = default)
    {
        var transition = table.Transitions.First(t => t.Act == act);
        var needs = transition.Needs.Select(StepRules.FieldName).ToHashSet();
        var entry = new StepEntry(act, on)
        {
            OwnDay = needs.Contains(nameof(StepEntry.OwnDay)) ? ownDay ?? on.AddDays(10) : null,
            Months = needs.Contains(nameof(StepEntry.Months)) ? 2 : null,
            Text = needs.Contains(nameof(StepEntry.Text)) ? text ?? "演示：经核对，情况属实。" : null,
            DocumentNumber = needs.Contains(nameof(StepEntry.DocumentNumber)) ? $"演示〔{on.Year}〕{numbers++}号" : null,
            Delivery = needs.Contains(nameof(StepEntry.Delivery)) ? "直接送达" : null,
            Authority = needs.Contains(nameof(StepEntry.Authority)) ? AuthorityOf(transition) : null,
            KeptSupply = needs.Contains(nameof(StepEntry.KeptSupply)) ? "演示：消防水、应急照明和门卫用电" : null,
            Files = needs.Contains(nameof(StepEntry.Files)) ? [evidence] : [],
        };
        return AsAsync<ProceedingService, Proceeding>(person, service => service.TakeAsync(people[person], proceeding, entry, cancel));
    }

    static string AuthorityOf(Transition transition) =>
        transition.Needs.Contains(StepField.ProvincialBody) ? "广东省工业和信息化厅" : transition.Needs.Contains(StepField.CarriedOutBy) ? "（演示）县供电局、自来水公司，县工信局到场" : "（演示）县级人民政府";

    /// <summary>Stores the one invented scan that the demo attaches everywhere.</summary>
    public async Task<StoredFile> ScanAsync(CancellationToken cancel)
    {
        var content = "演示扫描件：内容虚构，不作任何依据。"u8.ToArray();
        var file = await services.GetRequiredService<FileStore>().SaveAsync(City, "演示扫描件.txt", "text/plain", new MemoryStream(content), cancel);
        await using var db = services.GetRequiredService<AppDbFactory>().Open(DataScope.System);
        db.Add(file);
        db.Record(Actor.Program(City), "files.save", new("file", file.Id), file.At, new { file.Name, file.Sm3 });
        await db.SaveChangesAsync(cancel);
        evidence = file.Id;
        return file;
    }
}
