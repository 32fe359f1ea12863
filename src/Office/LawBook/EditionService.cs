using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>An edition as an officer hands it in.</summary>
/// <param name="Original">The original, as scan or saved page, received before; needed where values are marked confirmed.</param>
public sealed record EditionEntry(string? Name, EditionFiles? Files, StoredFile? Original = null, bool IsDemo = false);

/// <summary>All writes about editions: they are uploaded, previewed, and become law when two officers say so of the same preview.</summary>
public sealed class EditionService(AppDb db, AppDbFactory databases, LawLibrary laws, EditionQueries editions, TimeProvider time)
{
    /// <summary>Takes an edition in. It is not law: nothing reads it but its preview.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="InvalidFieldsException">A field is missing, or the original is.</exception>
    /// <exception cref="BadInputException">The law in it is faulty, each fault with file and place; it holds for another area; or it changes nothing.</exception>
    public async Task<LawEdition> UploadAsync(SignedIn by, EditionEntry entry, CancellationToken cancel)
    {
        if (!by.May(Rights.LawConfirm)) throw new ForbiddenException("送交新版要由有“核对依据”职责的人办。没有保存。");
        var files = Require(entry);
        var (kind, area) = KindOf(files, by.City);
        var current = await laws.OfAsync(db, by.City, cancel);
        var candidate = laws.Checked(files.Over(current.Pack.Files));
        var changes = EditionChanges.Of(current.Pack, candidate.Pack);
        if (changes.Values.Count == 0 && changes.Files.Count == 0) throw new BadInputException("这一版与现行的一字不差，没有什么可接收的。没有保存。");
        if (await db.Set<AcceptedPack>().AnyAsync(p => p.City == by.City && p.Digest == candidate.Digest, cancel))
            throw new BadInputException("接收后的依据与以前接收过、后来改掉的一字不差，不能倒回去。要改回旧规定，请加一个新的版本，写明自哪天起、依据哪份文件。没有保存。");
        if (changes.BringsConfirmed && entry.Original is null)
            throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(entry.Original)] = "里面有标为已确认（confirmed）的条文，请附上原件的扫描件或网页存档；没有原件的请标为 draft。" });
        var edition = new LawEdition
        {
            City = by.City, Kind = kind, Area = area, Name = entry.Name!.Trim(), Whole = files.IsWhole, Files = ShelfFolder.Zip(files.Files), Digest = files.Digest,
            FileId = entry.Original?.Id, PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = time.UtcNow(), IsDemo = entry.IsDemo,
        };
        db.Add(edition);
        db.Record(by.Actor, "law.edition.upload", new("law-edition", edition.Id), edition.At, new
        {
            edition.Name, kind, area, whole = edition.Whole, digest = edition.Digest, files = files.Files.Select(f => f.Path), original = entry.Original?.Sm3, onto = current.Digest,
            values = changes.Values.Select(v => new { v.Id, v.From, v.Kind }),
        });
        await db.SaveChangesAsync(cancel);
        return edition;
    }

    /// <summary>Signs an edition after reading a preview of it. The first signature proposes it; that of a second person accepts it: from then on it is this city's law, and a province's rules that of every city of the province here.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty, or the person signed this preview already.</exception>
    /// <exception cref="ConflictException">The law changed since the preview, it does not cover the whole city, or the edition is decided.</exception>
    public async Task<EditionAct> SignAsync(SignedIn by, Guid editionId, Guid previewId, CancellationToken cancel)
    {
        var (edition, preview, signed) = await OpenAsync(by, editionId, previewId, cancel);
        if (signed.Exists(s => s.PersonId == by.PersonId)) throw new ForbiddenException("这份预览您已经签过，接收须由另一人签。没有保存。");
        var law = await editions.CandidateAsync(edition, cancel);
        if (law.Current.Digest != preview.Base || law.Candidate.Digest != preview.Candidate) throw new ConflictException("这份预览做好之后，本市的依据又变了，预览说的不再是接收后的样子。请重新预览再签；没有保存。");
        if (preview.DivisionPath != $"/{by.City}/") throw new ConflictException("这份预览只算了一部分辖区，不能凭它接收。请由市级人员做一份全市的预览；没有保存。");
        var act = signed.Count == 0 ? EditionAct.Propose : EditionAct.Accept;
        await WriteAsync(by, edition, preview, act, null, act == EditionAct.Accept ? law.Candidate : null, cancel);
        return act;
    }

    /// <summary>Sends an edition back: it will not become law. A corrected one is uploaded anew.</summary>
    /// <inheritdoc cref="SignAsync"/>
    /// <exception cref="InvalidFieldsException">No reason.</exception>
    public async Task RefuseAsync(SignedIn by, Guid editionId, Guid previewId, string? reason, CancellationToken cancel)
    {
        var (edition, preview, _) = await OpenAsync(by, editionId, previewId, cancel);
        if (string.IsNullOrWhiteSpace(reason)) throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(EditionSignature.Reason)] = "请写明为什么退回。" });
        if (reason.Trim().Length > 1000) throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(EditionSignature.Reason)] = "理由最多 1000 个字。" });
        await WriteAsync(by, edition, preview, EditionAct.Refuse, reason.Trim(), null, cancel);
    }

    async Task<(LawEdition, LawPreview, List<EditionSignature>)> OpenAsync(SignedIn by, Guid editionId, Guid previewId, CancellationToken cancel)
    {
        if (!by.May(Rights.LawConfirm)) throw new ForbiddenException("接收或退回新版要由有“核对依据”职责的人办。没有保存。");
        var edition = await db.Set<LawEdition>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == editionId, cancel) ?? throw new NotFoundException("这一版");
        var preview = await db.Set<LawPreview>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == previewId && p.EditionId == editionId, cancel) ?? throw new NotFoundException("这份预览");
        var signed = await db.Set<EditionSignature>().AsNoTracking().Where(s => s.EditionId == editionId).ToListAsync(cancel);
        if (signed.Find(s => s.Act != EditionAct.Propose) is { } decided) throw new ConflictException($"这一版已经{decided.Act.Label()}，不能再签。没有保存。");
        return (edition, preview, signed.FindAll(s => s.PreviewId == previewId));
    }

    // 接收要写本省各市的包，用系统的范围；一个事务，要么都写，要么都不写
    async Task WriteAsync(SignedIn by, LawEdition edition, LawPreview preview, EditionAct act, string? reason, LoadedLaw? accepted, CancellationToken cancel)
    {
        await using var all = databases.Open(DataScope.System);
        await all.LockAsync("law-editions", cancel);
        var at = time.UtcNow();
        if (await all.Set<EditionSignature>().AnyAsync(s => s.EditionId == edition.Id && s.Act != EditionAct.Propose, cancel)) throw new ConflictException("别的同事刚刚办了这一版。没有再保存一次。");
        var signature = new EditionSignature
        {
            City = by.City, EditionId = edition.Id, PreviewId = preview.Id, Act = act, Reason = reason, PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = at,
        };
        all.Add(signature);
        all.Record(by.Actor, "law.edition.sign", new("law-edition", edition.Id), at, new { act, preview = preview.Id, digest = preview.Digest, edition = edition.Digest, candidate = preview.Candidate, reason });
        if (accepted is not null)
        {
            if ((await laws.OfAsync(all, by.City, cancel)).Digest != preview.Base) throw new ConflictException("本市的依据刚刚变了。请重新预览再签；没有保存。");
            await LocalLaws.AddAsync(all, by.Actor, accepted, at, new { edition = edition.Id, preview = preview.Digest }, cancel);
            if (edition.Kind == EditionKind.Province) await SpreadAsync(all, by, edition, at, cancel);
        }
        try
        {
            await all.SaveChangesAsync(cancel);
            await all.Database.CommitTransactionAsync(cancel);
        }
        catch (DbUpdateException e) when (Conflicts.IsUniqueViolation(e))
        {
            throw new ConflictException("这份预览您刚刚已经签过，或同样的法规包早已接收过。没有再保存一次。");
        }
    }

    async Task SpreadAsync(AppDb all, SignedIn by, LawEdition edition, DateTime at, CancellationToken cancel)
    {
        var (province, brings) = (edition.Area![..2], new EditionFiles(ShelfFolder.Unzip(edition.Files), false));
        foreach (var city in await all.Set<AcceptedPack>().Where(p => p.City != by.City && p.City.StartsWith(province)).Select(p => p.City).Distinct().ToListAsync(cancel))
        {
            var law = laws.Checked(brings.Over((await laws.OfAsync(all, city, cancel)).Pack.Files));
            if (await all.Set<AcceptedPack>().AnyAsync(p => p.City == city && p.Digest == law.Digest, cancel)) continue;
            await LocalLaws.AddAsync(all, Actor.Program(city), law, at, new { edition = edition.Id, by = by.City, edition.Name }, cancel);
        }
    }

    static EditionFiles Require(EditionEntry entry)
    {
        Dictionary<string, string> errors = [];
        if (string.IsNullOrWhiteSpace(entry.Name)) errors[nameof(entry.Name)] = "请填这一版叫什么，如“GB 21256-2025 粗钢限额”。";
        else if (entry.Name.Trim().Length > 200) errors[nameof(entry.Name)] = "名称最多 200 个字。";
        if (entry.Files is null) errors[nameof(entry.Files)] = "请选要上传的文件：一个 JSON，或整个文件夹打成的 zip。";
        return errors.Count == 0 ? entry.Files! : throw new InvalidFieldsException(errors);
    }

    static (EditionKind, string?) KindOf(EditionFiles files, string city)
    {
        var local = files.Files.Where(LocalFile.Is).ToList();
        if (local.Count == 0) return (EditionKind.National, null);
        if (local.Count < files.Files.Count) throw new BadInputException($"地方规定（{local[0].Path}）和全国的文件要分开送，各自预览、各自接收。没有保存。");
        var areas = local.Select(f => f.Path.Split('/')[1]).Distinct().ToList();
        if (areas.Count > 1) throw new BadInputException($"一次只送一个地方的规定，这里有 {string.Join("、", areas)}。没有保存。");
        if (!LocalFile.Holds(areas[0], city)) throw new BadInputException($"{local[0].Path}：$.area：区划 {areas[0]} 不是本市（{city}），也不是本省（{city[..2]}0000），在这里不适用。没有保存。");
        return (LocalFile.IsProvince(areas[0]) ? EditionKind.Province : EditionKind.City, areas[0]);
    }
}
