using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.People;

namespace Chuqing.Office.LawBook;

/// <summary>An original as an officer enters it.</summary>
/// <param name="Document">Id of the document on the shelf.</param>
/// <param name="Content">The file; null where none was chosen. Must be able to seek.</param>
public sealed record OriginalEntry(string Document, string? Title, string? DocumentNumber, string? Origin, string? FileName, Stream? Content);

/// <summary>Takes originals of the law in.</summary>
public sealed class LawOriginalService(AppDb db, LawLibrary laws, FileService files, TimeProvider time)
{
    const int Head = 1024;
    static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];
    static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Stores an original beside its document. What it is is read from its bytes, not from its name alone.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotFoundException">The city's law has no such document.</exception>
    /// <exception cref="InvalidFieldsException">A field is empty or too long, or the file is none of PDF, saved page, photo.</exception>
    /// <exception cref="BadInputException">The file is larger than <see cref="FileStore.Limit"/>.</exception>
    public async Task<LawOriginal> AddAsync(SignedIn by, OriginalEntry entry, CancellationToken cancel)
    {
        if (!by.May(Rights.LawConfirm)) throw new ForbiddenException("原件要由有“核对依据”职责的人上传。没有保存。");
        var law = await laws.OfAsync(db, by.City, cancel);
        if (!law.Pack.Texts.ContainsKey(entry.Document)) throw new NotFoundException($"编号为“{entry.Document}”的文件");
        var (kind, type) = await RequireAsync(entry, cancel);
        var file = await files.ReceiveAsync(by, by.DivisionPath, entry.FileName ?? "原件", type, entry.Content!, cancel);
        // 依据是全市的，县里的人也看得到原件
        file.DivisionPath = null;
        var original = new LawOriginal
        {
            City = by.City, Document = entry.Document, Kind = kind, Title = entry.Title!.Trim(), DocumentNumber = entry.DocumentNumber!.Trim(), Origin = entry.Origin!.Trim(), FileId = file.Id,
            PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = time.UtcNow(),
        };
        db.Add(original);
        db.Record(by.Actor, "law.original", new("law-original", original.Id), original.At, new { original.Document, original.Title, original.DocumentNumber, original.Origin, file = file.Id, file.Sm3 });
        await db.SaveChangesAsync(cancel);
        return original;
    }

    static async Task<(OriginalKind Kind, string Type)> RequireAsync(OriginalEntry entry, CancellationToken cancel)
    {
        Dictionary<string, string> errors = [];
        Text(nameof(entry.Title), entry.Title, "文件标题", 200);
        Text(nameof(entry.DocumentNumber), entry.DocumentNumber, "文号或标准号", 80);
        Text(nameof(entry.Origin), entry.Origin, "原件来处", 300);
        (OriginalKind, string)? kind = null;
        if (entry.Content is null) errors[nameof(entry.Content)] = "请选原件：PDF、网页存档（.html）或照片（jpg、png）。";
        else if (await KindOfAsync(entry.Content, entry.FileName ?? "", cancel) is { } found) kind = found;
        else errors[nameof(entry.Content)] = $"“{entry.FileName}”不是 PDF、网页存档（.html）或照片（jpg、png）。Word 文件请另存为 PDF；没有保存。";
        return errors.Count > 0 ? throw new InvalidFieldsException(errors) : kind!.Value;

        void Text(string field, string? value, string label, int most)
        {
            if (string.IsNullOrWhiteSpace(value)) errors[field] = $"请照原件填{label}。";
            else if (value.Trim().Length > most) errors[field] = $"{label}最多 {most} 个字。";
        }
    }

    /// <summary>What a file is by its first bytes; null where it is none that can be shown. The stream stands at its start again.</summary>
    internal static async Task<(OriginalKind Kind, string Type)?> KindOfAsync(Stream content, string name, CancellationToken cancel)
    {
        var head = new byte[Head];
        var read = await content.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancel);
        content.Position = 0;
        var start = head.AsMemory(0, read);
        if (start.Span.StartsWith("%PDF-"u8)) return (OriginalKind.Pdf, "application/pdf");
        if (start.Span.StartsWith(Png)) return (OriginalKind.Photo, "image/png");
        if (start.Span.StartsWith(Jpeg)) return (OriginalKind.Photo, "image/jpeg");
        var named = name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
        return named && start.Span.Contains((byte)'<') ? (OriginalKind.Page, "text/html") : null;
    }
}
