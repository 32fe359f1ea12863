namespace Chuqing.Law;

/// <summary>A file of <c>law/</c> that cannot be trusted as it stands: nothing of it was taken.</summary>
/// <param name="file">File name as the shelf knows it, e.g. <c>terms.json</c>.</param>
/// <param name="path">JSON path of the fault, e.g. <c>$.terms[3].versions[0].unit</c>; <c>$</c> for the whole file.</param>
/// <param name="message">Chinese sentence: what is wrong and what is allowed.</param>
public sealed class LawFileException(string file, string path, string message) : Exception($"{file}：{path}：{message}")
{
    public string File { get; } = file;
    public string Path { get; } = path;
}
