using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>What an act on the registry rests on.</summary>
/// <param name="On">The day from which it holds; today or earlier.</param>
/// <param name="Because">Why; at most 500 characters.</param>
/// <param name="Source">The paper; at most 300 characters.</param>
public sealed record ActGround(DateOnly On, string Because, string? Source = null)
{
    /// <summary>Files that the person has sent.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];
}

/// <summary>How every act on the registry runs: by whom it may, one at a time per city, all or nothing, with its ledger entry.</summary>
public sealed class RegistryActs(AppDb db, TimeProvider time, Today today)
{
    const int LongestBecause = 500, LongestSource = 300;

    public DateTime Now => time.UtcNow();

    /// <summary>Runs an act under the city's registry lock, in one transaction.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="InvalidFieldsException">The day has not come, no reason is given, or a file is not the person's.</exception>
    /// <exception cref="ConflictException">Somebody else changed a row in the meantime.</exception>
    public async Task<T> RunAsync<T>(SignedIn by, ActGround ground, Func<Task<T>> act, CancellationToken cancel)
    {
        RequireRight(by);
        await CheckAsync(by, ground, cancel);
        await db.LockAsync($"registry:{by.City}", cancel);
        try
        {
            var result = await act();
            await db.Database.CommitTransactionAsync(cancel);
            return result;
        }
        catch (Exception e)
        {
            await db.Database.RollbackTransactionAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            if (e is DbUpdateConcurrencyException || (e is DbUpdateException update && Conflicts.IsUniqueViolation(update)))
                throw new ConflictException("别的同事刚刚改了其中一条。没有保存，请看清现状再办。");
            throw;
        }
    }

    public static void RequireRight(SignedIn by)
    {
        if (!by.May(Rights.LedgerEdit)) throw new ForbiddenException("改台账要由有“经办”或“统筹”职责的人办。没有保存。");
    }

    public RegistryLink Link(SignedIn by, RegistryAct act, Guid from, Guid to, ActGround ground, Guid? line = null, Guid? cause = null)
    {
        var link = new RegistryLink
        {
            City = by.City, Act = act, FromId = from, ToId = to, LineId = line, CauseId = cause, On = ground.On, Because = ground.Because.Trim(), Source = Blank(ground.Source), Files = ground.Files,
            PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name, At = Now,
        };
        db.Add(link);
        return link;
    }

    /// <summary>Passes a line to another enterprise: a version of the fact, a link, the current row.</summary>
    public async Task<RegistryLink> PassAsync(SignedIn by, ProductionLine line, Enterprise to, ActGround ground, Guid? cause, CancellationToken cancel)
    {
        var link = Link(by, RegistryAct.OwnerChanged, line.EnterpriseId, to.Id, ground, line.Id, cause);
        var versions = await FactPlacing.VersionsAsync(db, line.Id, FactNames.Owner, null, cancel);
        var former = await db.Set<Enterprise>().Where(e => e.Id == line.EnterpriseId).Select(e => e.Name).FirstAsync(cancel);
        await StateFormerAsync(versions, new(FactSubject.Line, line.Id, line.DivisionPath, FactNames.Owner, former), ground, cancel);
        FactPlacing.Place(db, line.City, versions, new(FactSubject.Line, line.Id, line.DivisionPath, FactNames.Owner, to.Name), ground.On, Now, SourceOf(ground), out _);
        line.EnterpriseId = to.Id;
        return link;
    }

    /// <summary>What stood in the row before its first change becomes a version too, valid since the registry knows anything of the subject.</summary>
    public async Task StateFormerAsync(List<Fact> versions, FactEntry former, ActGround ground, CancellationToken cancel)
    {
        if (versions.Count > 0) return;
        var since = await db.Set<Fact>().Where(f => f.SubjectId == former.SubjectId).MinAsync(f => (DateOnly?)f.ValidFrom, cancel);
        if (since is { } day && day < ground.On && FactPlacing.Place(db, db.Scope.City, [], former, day, Now, "台账原来所记", out _) is { } first) versions.Add(first);
    }

    /// <summary>A version of one fact of a line, valid from the day of the act.</summary>
    public async Task<bool> SetAsync(ProductionLine line, string name, string value, ActGround ground, CancellationToken cancel)
    {
        var versions = await FactPlacing.VersionsAsync(db, line.Id, name, null, cancel);
        FactPlacing.Place(db, line.City, versions, new(FactSubject.Line, line.Id, line.DivisionPath, name, value), ground.On, Now, SourceOf(ground), out var isLatest);
        return isLatest;
    }

    /// <summary>What stands as the source of facts that an act writes.</summary>
    public static string SourceOf(ActGround ground)
    {
        var source = Blank(ground.Source) ?? ground.Because.Trim();
        return source.Length <= LongestSource ? source : source[..(LongestSource - 1)] + "…";
    }

    async Task CheckAsync(SignedIn by, ActGround ground, CancellationToken cancel)
    {
        Dictionary<string, string> wrong = [];
        if (ground.On > today.Date) wrong[nameof(ActGround.On)] = $"{ground.On:yyyy-MM-dd} 还没有到；只能登记已经发生的。";
        if (ground.On.Year < 1949) wrong[nameof(ActGround.On)] = $"{ground.On:yyyy-MM-dd} 太早，请核对。";
        if (string.IsNullOrWhiteSpace(ground.Because)) wrong[nameof(ActGround.Because)] = "请写明理由。";
        else if (ground.Because.Trim().Length > LongestBecause) wrong[nameof(ActGround.Because)] = $"理由最多 {LongestBecause} 字，现在 {ground.Because.Trim().Length} 字。";
        if (ground.Source?.Trim().Length > LongestSource) wrong[nameof(ActGround.Source)] = $"来源最多 {LongestSource} 字。";
        if (ground.Files.Count > 0 && await db.Set<StoredFile>().CountAsync(f => ground.Files.Contains(f.Id) && (f.SentBy == null || f.SentBy == by.PersonId), cancel) != ground.Files.Distinct().Count())
            wrong[nameof(ActGround.Files)] = "有附件没有找到，或不是您上传的。请重新选择文件。";
        if (wrong.Count > 0) throw new InvalidFieldsException(wrong);
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
