using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.People;
using Chuqing.Office.Settings;

namespace Chuqing.Office.Registry;

/// <summary>What became of a staged file.</summary>
/// <param name="Rejected">Rows left out.</param>
public sealed record ImportOutcome(int Accepted, int Rejected, int NewEnterprises, int NewLines, int KnownLines, IReadOnlyList<string> Warnings, Guid? Job, bool Unchanged, DateTime At);

/// <summary>How a person wants a staged sheet to be read.</summary>
/// <param name="Mapping">The mapping as corrected, as JSON; null for what is kept, shipped or guessed.</param>
/// <param name="Sheet">The sheet of the workbook that was picked; null for the one that is found.</param>
public sealed record ReadAs(string? Mapping = null, string? Sheet = null);

/// <summary>What the last reading came to, kept so that nobody reads a sheet again to look at it.</summary>
/// <param name="LastRow">Last row of the sheet that was reached.</param>
public sealed record KeptPreview(ReadAs As, int LastRow, ImportResult Result);

/// <summary>How far a job over a staged sheet is.</summary>
/// <param name="Done">Row of the sheet that was reached; 0 before the first.</param>
/// <param name="Total">Last row of the sheet; null where not known.</param>
public sealed record ImportProgress(int Done, int? Total);

/// <summary>A sheet that was sent and waits to be looked at.</summary>
/// <param name="Name">The sender's name for it; shown, never used as a path.</param>
/// <param name="Appointment">Whose it is; nobody else can open it.</param>
public sealed record StagedSheet(string Token, string Name, long Size, Guid Appointment, DateTime At)
{
    /// <summary>Path of the county whose sheet it is, where a city officer sends it; null for the sender's own division.</summary>
    public string? Division { get; init; }

    /// <summary>Rows of its longest sheet; null where that cannot be told cheaply.</summary>
    public int? Rows { get; init; }

    /// <summary>Too long to be read while a request waits.</summary>
    public bool IsLarge { get; init; }

    /// <summary>The job that was last handed in for it; null for none.</summary>
    [JsonIgnore] public Guid? Job { get; init; }

    /// <summary>Null until it was imported.</summary>
    [JsonIgnore] public ImportOutcome? Outcome { get; init; }
}

/// <summary>Sheets between sending and importing: a folder each under the data folder, named by an unguessable token, removed after a day.</summary>
/// <remarks>Each small file beside the sheet has one writer — the page or the runner — and is replaced whole, so neither overwrites what the other knows.</remarks>
public sealed class ImportStaging(OfficeSettings settings, TimeProvider time)
{
    /// <summary>How long a sheet waits.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Largest sheet taken in, in bytes.</summary>
    public static long Limit => SheetLimits.Default.MaxFileBytes;

    const string About = "about.json", Content = "sheet", Returned = "returned", Preview = "preview.json", Outcome = "outcome.json", JobId = "job.json", Progress = "progress.json", Stop = "stop";
    string Root => Path.Combine(settings.DataFolder, "staging");

    /// <summary>Puts a sheet aside for its sender, and clears away what is older than a day.</summary>
    /// <exception cref="BadInputException">Empty or too large; nothing was kept.</exception>
    /// <param name="division">Path of the county whose sheet it is; null for the sender's own division.</param>
    public async Task<StagedSheet> SaveAsync(SignedIn by, string name, Stream content, CancellationToken cancel, string? division = null)
    {
        Clear();
        name = Path.GetFileName(name);
        var sheet = new StagedSheet(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), name, 0, by.AppointmentId, time.UtcNow()) { Division = division };
        Directory.CreateDirectory(FolderOf(sheet.Token));
        try
        {
            await using (var file = File.Create(PathOf(sheet)))
            {
                await using var bounded = new BoundedStream(content, Limit, () => new($"{name} 超过上限 {SheetLimits.Megabytes(Limit)}。请拆成几个文件；没有收下。"), leaveOpen: true);
                await bounded.CopyToAsync(file, cancel);
                sheet = sheet with { Size = file.Length };
            }
            if (sheet.Size == 0) throw new BadInputException($"{name} 是空文件（0 字节），没有收下。");
            // 超过字节数的反正在后台读，行数到那时再数
            var rows = sheet.Size > settings.LargeSheetBytes ? null : SheetSize.RowsOf(PathOf(sheet));
            sheet = sheet with { Rows = rows, IsLarge = sheet.Size > settings.LargeSheetBytes || rows > settings.LargeSheetRows };
            Write(sheet, About, sheet);
            return sheet;
        }
        catch
        {
            Drop(sheet);
            throw;
        }
    }

    /// <exception cref="NotFoundException">No such sheet, an older one, or another person's: the answer is the same.</exception>
    public StagedSheet Open(SignedIn by, string token)
    {
        var known = token.Length == 32 && token.All(char.IsAsciiHexDigitLower) && Directory.Exists(FolderOf(token)) ? Read<StagedSheet>(token, About) : null;
        if (known is null || known.Appointment != by.AppointmentId || time.UtcNow() - known.At >= Kept) throw new NotFoundException("这份表，可能已过一天被清掉");
        return known with { Job = Read<Guid?>(token, JobId), Outcome = Read<ImportOutcome>(token, Outcome) };
    }

    /// <summary>The sheets of one sender that wait, the newest first: those that were not imported yet.</summary>
    public IReadOnlyList<StagedSheet> WaitingOf(SignedIn by) => !Directory.Exists(Root) ? [] :
        [.. new DirectoryInfo(Root).EnumerateDirectories().Select(d => Read<StagedSheet>(d.Name, About)).OfType<StagedSheet>()
            .Where(s => s.Appointment == by.AppointmentId && time.UtcNow() - s.At < Kept && Read<ImportOutcome>(s.Token, Outcome) is null).OrderByDescending(s => s.At)];

    /// <summary>Where the sheet lies.</summary>
    public string PathOf(StagedSheet sheet) => Path.Combine(FolderOf(sheet.Token), Content);

    /// <summary>Where its conversion lies, where it is of an old format and was read once.</summary>
    public string ConvertedPathOf(StagedSheet sheet) => Path.Combine(FolderOf(sheet.Token), "converted.xlsx");

    /// <summary>Keeps what was read.</summary>
    public void Keep(StagedSheet sheet, KeptPreview preview) => Write(sheet, Preview, preview);

    /// <summary>What the last reading came to; null where the sheet was not read yet.</summary>
    public KeptPreview? PreviewOf(StagedSheet sheet) => Read<KeptPreview>(sheet.Token, Preview);

    /// <summary>Keeps what came of the import.</summary>
    public void Keep(StagedSheet sheet, ImportOutcome outcome) => Write(sheet, Outcome, outcome);

    /// <summary>Keeps which job works on the sheet now.</summary>
    public void Keep(StagedSheet sheet, Guid job) => Write(sheet, JobId, job);

    /// <summary>Keeps how far the job is.</summary>
    public void Keep(StagedSheet sheet, ImportProgress progress) => Write(sheet, Progress, progress);

    public ImportProgress? ProgressOf(StagedSheet sheet) => Read<ImportProgress>(sheet.Token, Progress);

    /// <summary>Forgets the wish to stop and how far the job before was: a new one begins.</summary>
    public void Begin(StagedSheet sheet)
    {
        File.Delete(Path.Combine(FolderOf(sheet.Token), Stop));
        File.Delete(Path.Combine(FolderOf(sheet.Token), Progress));
    }

    /// <summary>Asks the job to stop at the next part. A file and no row: an import into SQLite holds the one writer.</summary>
    public void AskToStop(StagedSheet sheet) => File.WriteAllText(Path.Combine(FolderOf(sheet.Token), Stop), "");

    public bool IsAskedToStop(StagedSheet sheet) => File.Exists(Path.Combine(FolderOf(sheet.Token), Stop));

    /// <summary>Takes the sheet of rejected rows; the former one is replaced.</summary>
    public Stream NewReturned(StagedSheet sheet, string extension) => File.Create(Path.Combine(FolderOf(sheet.Token), Returned + extension));

    /// <summary>The sheet of rejected rows and the name under which it goes back; null where there is none.</summary>
    public (string Path, string Name)? ReturnedOf(StagedSheet sheet) =>
        Directory.GetFiles(FolderOf(sheet.Token), Returned + ".*") is [var path, ..] ? (path, $"退回-{Path.GetFileNameWithoutExtension(sheet.Name)}{Path.GetExtension(path)}") : null;

    public void Drop(StagedSheet sheet)
    {
        if (Directory.Exists(FolderOf(sheet.Token))) Directory.Delete(FolderOf(sheet.Token), recursive: true);
    }

    void Clear()
    {
        if (!Directory.Exists(Root)) return;
        foreach (var folder in new DirectoryInfo(Root).EnumerateDirectories().Where(d => time.UtcNow() - AtOf(d) >= Kept))
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // 正有人在读，下次再清
            }
    }

    // 没有说明的文件夹是半途断掉的上传，按它自己的时间算
    DateTime AtOf(DirectoryInfo folder) => Read<StagedSheet>(folder.Name, About)?.At ?? folder.LastWriteTimeUtc;

    T? Read<T>(string token, string file)
    {
        var path = Path.Combine(FolderOf(token), file);
        return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), JsonSerializerOptions.Web) : default;
    }

    // 先写别名再改名：读的人看到的总是一份完整的
    void Write<T>(StagedSheet sheet, string file, T content)
    {
        var (path, fresh) = (Path.Combine(FolderOf(sheet.Token), file), Path.Combine(FolderOf(sheet.Token), Path.GetRandomFileName()));
        File.WriteAllText(fresh, JsonSerializer.Serialize(content, JsonSerializerOptions.Web));
        File.Move(fresh, path, overwrite: true);
    }

    string FolderOf(string token) => Path.Combine(Root, token);
}
