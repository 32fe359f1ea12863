using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Jobs;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Office.Tests.Registry;

/// <summary>Large sheets as jobs: read, shown, written, stopped, killed and taken up again.</summary>
public sealed class StagedImportTests
{
    const string Header = "企业名称,统一社会信用代码,县（市、区）,镇（街道）,行业,生产线（设备）,编号,产能,产能单位,状态\n";
    const int Rows = 4500;

    [Fact]
    public async Task A_large_sheet_is_read_by_one_job_and_written_by_another_with_its_rows_told_beside_it()
    {
        await using var office = await TestOffice.StartAsync();
        var sheet = await StageAsync(office, office.Handler, Sheet(Rows) + "没单位,,曲江区,,水泥,湿法窑1条,,30,,在产\n");
        (sheet.IsLarge, sheet.Rows).ShouldBe((true, Rows + 2));
        await ReadAsync(office, office.Handler, sheet);
        Staging(office).PreviewOf(sheet).ShouldBeNull("还没轮到就读了");
        (await CountsAsync(office)).ShouldBe((0, 0, 0));

        await RunAsync(office);

        var preview = Staging(office).PreviewOf(sheet).ShouldNotBeNull();
        (preview.Result.Accepted, preview.Result.RejectedRows, preview.Result.Rejected[0].Column).ShouldBe((Rows, 1, "H"));
        preview.Result.Reading!.Columns.Select(c => c.Target).ShouldContain("产能");
        Staging(office).ReturnedOf(sheet).ShouldNotBeNull();
        Staging(office).ProgressOf(sheet).ShouldNotBeNull();
        (await CountsAsync(office)).ShouldBe((0, 0, 0), "试读写了东西");

        await WriteAsync(office, office.Handler, sheet);
        await RunAsync(office);

        var outcome = Staging(office).Open(office.Handler, sheet.Token).Outcome.ShouldNotBeNull();
        (outcome.Accepted, outcome.Rejected, outcome.NewLines, outcome.Unchanged).ShouldBe((Rows, 1, Rows, false));
        (await CountsAsync(office)).ShouldBe((Rows, 1, 1));
        var job = await JobAsync(office, StagedImportWork.Writing);
        (job.State, job.Done).ShouldBe((JobState.Done, Rows + 1));
        job.Result!.ShouldContain($"\"accepted\":{Rows}");
    }

    [Fact]
    public async Task Only_a_sheet_of_more_rows_than_the_setting_is_large()
    {
        await using var office = await TestOffice.StartAsync();
        (await StageAsync(office, office.Handler, Sheet(99), largeRows: 100)).IsLarge.ShouldBeFalse();
        (await StageAsync(office, office.Handler, Sheet(100), largeRows: 100)).IsLarge.ShouldBeTrue("表头也是一行");
        (await StageAsync(office, office.Handler, Sheet(10), largeRows: 100, largeBytes: 20)).IsLarge.ShouldBeTrue();
    }

    [Fact]
    public async Task A_process_killed_while_writing_leaves_nothing_and_the_next_one_writes_once()
    {
        await using var office = await TestOffice.StartAsync();
        var sheet = await ReadSheetAsync(office, office.Handler, Sheet(Rows));
        await WriteAsync(office, office.Handler, sheet);
        // 写到一半断电：两批已进事务，没有提交
        await Should.ThrowAsync<PowerCutException>(() => office.AsAsync(office.Handler, (RegistryImport import) => import.ImportAsync(
            new(office.Handler.Actor, office.Handler.DivisionPath) { Progress = row => { if (row >= 4000) throw new PowerCutException(); } }, Staging(office).PathOf(sheet), sheet.Name, null, TestOffice.Cancel)));
        (await CountsAsync(office)).ShouldBe((0, 0, 0));
        await KillAsync(office);

        await RunAsync(office);

        (await CountsAsync(office)).ShouldBe((Rows, 1, 1));
        Staging(office).Open(office.Handler, sheet.Token).Outcome!.Unchanged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_process_killed_after_the_commit_writes_nothing_twice_and_says_so()
    {
        await using var office = await TestOffice.StartAsync();
        var sheet = await ReadSheetAsync(office, office.Handler, Sheet(Rows));
        await WriteAsync(office, office.Handler, sheet);
        await RunAsync(office);
        var written = await CountsAsync(office);
        File.Delete(Path.Combine(Path.GetDirectoryName(Staging(office).PathOf(sheet))!, "outcome.json"));
        await KillAsync(office);

        await RunAsync(office);

        (await CountsAsync(office)).ShouldBe(written);
        Staging(office).Open(office.Handler, sheet.Token).Outcome!.Warnings.ShouldHaveSingleItem().ShouldContain($"服务重启之前已经写完：写入 {Rows} 行");
    }

    [Fact]
    public async Task A_process_killed_while_reading_reads_again()
    {
        await using var office = await TestOffice.StartAsync();
        var sheet = await StageAsync(office, office.Handler, Sheet(Rows));
        await ReadAsync(office, office.Handler, sheet);
        Staging(office).Keep(sheet, new ImportProgress(2001, null));
        await KillAsync(office);

        await RunAsync(office);

        Staging(office).PreviewOf(sheet)!.Result.Accepted.ShouldBe(Rows);
        (await JobAsync(office, StagedImportWork.Reading)).Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_file_from_two_officers_at_once_on_two_nodes_is_written_once()
    {
        await using var office = await TestOffice.StartAsync();
        var first = await ReadSheetAsync(office, office.Handler, Sheet(Rows));
        var second = await ReadSheetAsync(office, office.OtherHandler, Sheet(Rows));
        await WriteAsync(office, office.Handler, first);
        await WriteAsync(office, office.OtherHandler, second);

        await Task.WhenAll(Task.Run(() => RunAsync(office), TestOffice.Cancel), Task.Run(() => RunAsync(office), TestOffice.Cancel));

        (await CountsAsync(office)).ShouldBe((Rows, 1, 1));
        ImportOutcome[] outcomes = [Staging(office).Open(office.Handler, first.Token).Outcome!, Staging(office).Open(office.OtherHandler, second.Token).Outcome!];
        outcomes.Count(o => o.Unchanged).ShouldBe(1);
        outcomes.Single(o => o.Unchanged).Warnings.ShouldHaveSingleItem().ShouldContain("已经导入过");
    }

    [Fact]
    public async Task Stopping_ends_the_job_at_the_next_part_and_writes_nothing()
    {
        await using var office = await TestOffice.StartAsync();
        var sheet = await ReadSheetAsync(office, office.Handler, Sheet(Rows));
        await WriteAsync(office, office.Handler, sheet);
        Staging(office).AskToStop(sheet);

        await RunAsync(office);

        (await JobAsync(office, StagedImportWork.Writing)).ShouldSatisfyAllConditions(j => j.State.ShouldBe(JobState.Stopped), j => j.Result!.ShouldContain("什么都没有写入"));
        (await CountsAsync(office)).ShouldBe((0, 0, 0));
        Staging(office).PreviewOf(sheet).ShouldNotBeNull("停下写入，试读的结果还在");

        // 想好了再写：停下的话不再算数
        await WriteAsync(office, office.Handler, sheet);
        await RunAsync(office);
        (await CountsAsync(office)).ShouldBe((Rows, 1, 1));

        var unread = await StageAsync(office, office.Handler, Sheet(Rows + 1));
        await ReadAsync(office, office.Handler, unread);
        Staging(office).AskToStop(unread);
        await RunAsync(office);
        Should.Throw<NotFoundException>(() => Staging(office).Open(office.Handler, unread.Token));
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_read_fails_with_its_reason_and_a_corrected_mapping_that_cannot_leaves_the_old_reading()
    {
        await using var office = await TestOffice.StartAsync();
        var broken = await StageAsync(office, office.Handler, new string('甲', 20) + "\n", largeBytes: 20);
        await ReadAsync(office, office.Handler, broken);
        await RunAsync(office);
        (await JobAsync(office, StagedImportWork.Reading)).ShouldSatisfyAllConditions(j => j.State.ShouldBe(JobState.Failed), j => j.Result!.ShouldContain("没有找到表头"));

        var sheet = await ReadSheetAsync(office, office.Handler, Sheet(Rows));
        await office.AsAsync(office.Handler, (SheetIntake intake) => intake.ReadAsync(sheet, new(Sheet: "没有这张"), TestOffice.Cancel));
        await RunAsync(office);

        await using var db = office.Everything();
        var last = await db.Set<Job>().OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).LastAsync(TestOffice.Cancel);
        last.State.ShouldBe(JobState.Failed);
        Staging(office).PreviewOf(sheet)!.ShouldSatisfyAllConditions(p => p.As.ShouldBe(new()), p => p.Result.Accepted.ShouldBe(Rows));
    }

    [Fact]
    public async Task Whose_county_moved_out_of_their_scope_is_refused_when_the_job_runs()
    {
        await using var office = await TestOffice.StartAsync();
        var sheet = await StageAsync(office, office.CountyHandler, Sheet(Rows), division: "/440200/440222/");
        await ReadAsync(office, office.CountyHandler, sheet);
        await RunAsync(office);
        (await JobAsync(office, StagedImportWork.Reading)).Result!.ShouldContain("不在您的辖区内");
    }

    sealed class PowerCutException : Exception;

    static string Sheet(int rows)
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < rows; i++) text.Append(null, $"企业{i / 3},,曲江区,,水泥,湿法窑1条,{i % 3 + 1}#,30,万吨/年,在产\n");
        return text.ToString();
    }

    static ImportStaging Staging(TestOffice office) => office.Get<ImportStaging>();

    static Task<StagedSheet> StageAsync(TestOffice office, SignedIn by, string content, int largeRows = 1000, long largeBytes = 2 << 20, string? division = null) =>
        new ImportStaging(office.Settings with { LargeSheetRows = largeRows, LargeSheetBytes = largeBytes }, office.Time).SaveAsync(by, "台账.csv", new MemoryStream(Encoding.UTF8.GetBytes(content)), TestOffice.Cancel, division);

    static Task ReadAsync(TestOffice office, SignedIn by, StagedSheet sheet) => office.AsAsync(by, (SheetIntake intake) => intake.ReadAsync(sheet, new(), TestOffice.Cancel));

    static async Task<StagedSheet> ReadSheetAsync(TestOffice office, SignedIn by, string content)
    {
        var sheet = await StageAsync(office, by, content);
        await ReadAsync(office, by, sheet);
        await RunAsync(office);
        return sheet;
    }

    static Task WriteAsync(TestOffice office, SignedIn by, StagedSheet sheet) =>
        office.AsAsync(by, (SheetIntake intake) => intake.WriteAsync(sheet, Staging(office).PreviewOf(sheet)!, null, TestOffice.Cancel));

    static async Task RunAsync(TestOffice office)
    {
        var node = new JobRunner(office.Get<AppDbFactory>(), office.Get<IServiceScopeFactory>(), office.Get<IEnumerable<JobWork>>(), office.Time);
        while (await node.RunNextAsync(TestOffice.Cancel) is { } end) end.Fault.ShouldBeNull();
    }

    // 进程被杀：作业还写着进行中，租约已过
    static async Task KillAsync(TestOffice office)
    {
        await using var db = office.Everything();
        var last = await db.Set<Job>().OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).LastAsync(TestOffice.Cancel);
        await db.Set<Job>().Where(j => j.Id == last.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Attempts, 1).SetProperty(j => j.LeaseUntil, office.Time.UtcNow()), TestOffice.Cancel);
    }

    static async Task<Job> JobAsync(TestOffice office, JobWork work)
    {
        await using var db = office.Everything();
        return await db.Set<Job>().OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).LastAsync(j => j.Kind == work.Kind, TestOffice.Cancel);
    }

    static async Task<(int Lines, int Batches, int Entries)> CountsAsync(TestOffice office)
    {
        await using var db = office.Everything();
        return (await db.Set<ProductionLine>().CountAsync(TestOffice.Cancel), await db.Set<ImportBatch>().CountAsync(TestOffice.Cancel), await db.Set<LedgerEntry>().CountAsync(e => e.Act == "registry.import", TestOffice.Cancel));
    }
}
