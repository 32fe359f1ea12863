using System.Security.Cryptography;
using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.People;
using Chuqing.Office.Settings;

namespace Chuqing.Office.Registry;

/// <summary>What became of a staged file.</summary>
/// <param name="Rejected">Rows left out.</param>
public sealed record ImportOutcome(int Accepted, int Rejected, int NewEnterprises, int NewLines, int KnownLines, IReadOnlyList<string> Warnings, Guid? Job, bool Unchanged, DateTime At);

/// <summary>A sheet that was sent and waits to be looked at.</summary>
/// <param name="Name">The sender's name for it; shown, never used as a path.</param>
/// <param name="Appointment">Whose it is; nobody else can open it.</param>
/// <param name="Mapping">The mapping as corrected, as JSON; null while the guess stands.</param>
/// <param name="Outcome">Null until it was imported.</param>
public sealed record StagedSheet(string Token, string Name, long Size, Guid Appointment, DateTime At, string? Mapping = null, ImportOutcome? Outcome = null)
{
    /// <summary>The sheet of the workbook that its sender picked; null while the one that was found stands.</summary>
    public string? Sheet { get; init; }

    /// <summary>Path of the county whose sheet it is, where a city officer sends it; null for the sender's own division.</summary>
    public string? Division { get; init; }
}

/// <summary>Sheets between sending and importing: a folder each under the data folder, named by an unguessable token, removed after a day.</summary>
public sealed class ImportStaging(OfficeSettings settings, TimeProvider time)
{
    /// <summary>How long a sheet waits.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Largest sheet taken in, in bytes.</summary>
    public static long Limit => SheetLimits.Default.MaxFileBytes;

    const string About = "about.json", Content = "sheet", Returned = "returned";
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
            Write(sheet);
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
        var about = token.Length == 32 && token.All(char.IsAsciiHexDigitLower) ? Path.Combine(FolderOf(token), About) : null;
        if (about is null || !File.Exists(about)) throw new NotFoundException("这份表，可能已过一天被清掉");
        var sheet = JsonSerializer.Deserialize<StagedSheet>(File.ReadAllText(about), JsonSerializerOptions.Web)!;
        return sheet.Appointment == by.AppointmentId && time.UtcNow() - sheet.At < Kept ? sheet : throw new NotFoundException("这份表，可能已过一天被清掉");
    }

    /// <summary>Where the sheet lies.</summary>
    public string PathOf(StagedSheet sheet) => Path.Combine(FolderOf(sheet.Token), Content);

    /// <summary>Keeps a correction or an outcome.</summary>
    public void Write(StagedSheet sheet)
    {
        var (path, fresh) = (Path.Combine(FolderOf(sheet.Token), About), Path.Combine(FolderOf(sheet.Token), Path.GetRandomFileName()));
        File.WriteAllText(fresh, JsonSerializer.Serialize(sheet, JsonSerializerOptions.Web));
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Takes the sheet of rejected rows; the former one is replaced.</summary>
    public Stream NewReturned(StagedSheet sheet, string extension) => File.Create(Path.Combine(FolderOf(sheet.Token), Returned + extension));

    /// <summary>The sheet of rejected rows and the name under which it goes back; null where there is none.</summary>
    public (string Path, string Name)? ReturnedOf(StagedSheet sheet) =>
        Directory.GetFiles(FolderOf(sheet.Token), Returned + ".*") is [var path, ..] ? (path, $"退回-{Path.GetFileNameWithoutExtension(sheet.Name)}{Path.GetExtension(path)}") : null;

    public void Drop(StagedSheet sheet) => Directory.Delete(FolderOf(sheet.Token), recursive: true);

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
    static DateTime AtOf(DirectoryInfo folder)
    {
        var about = Path.Combine(folder.FullName, About);
        return File.Exists(about) ? JsonSerializer.Deserialize<StagedSheet>(File.ReadAllText(about), JsonSerializerOptions.Web)!.At : folder.LastWriteTimeUtc;
    }

    string FolderOf(string token) => Path.Combine(Root, token);
}
