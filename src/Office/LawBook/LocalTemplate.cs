using System.Text;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.LawBook;

/// <summary>The shape of a local file: an example that reads as it stands, with what to change said in comments.</summary>
public static class LocalTemplate
{
    public static byte[] Of(string area) => Encoding.UTF8.GetBytes($$"""
        {
          // 地方规定的样子。照原件改，删掉用不着的；每个编号都以 {{LocalFile.Folder[..^1]}}.{{area}}. 开头。这里的数和文号都是占位，不是法。
          "format": "{{LocalFile.Format}}",
          "area": "{{area}}",
          "name": "（填文件名称）",
          // 引用的文件。from 是施行日；seen 写在哪里见到原件
          "texts": [
            { "id": "local.{{area}}.notice", "title": "（填文件名称，带书名号）", "number": "（填文号）", "from": "2026-01-01", "repealedOn": null, "seen": "（填）" }
          ],
          // 目录条目：淘汰类、限制类。限额写在 limits，能效基准写在 baselines，写法与法规架的文件一样
          "catalogue": [
            {
              "format": "catalogue/1",
              "sector": "炼铁",
              // 例外要问的事实写在 questions，编号同样以 local. 开头
              "questions": [],
              "rules": [
                {
                  "id": "local.{{area}}.example",
                  "name": "（填条目）",
                  "class": "淘汰类",
                  // bound：closed 含本数，open 不含，unknown 没有核
                  "match": { "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 1, "bound": "closed" } }] },
                  "versions": [
                    {
                      "from": "2026-01-01",
                      "citation": { "document": "local.{{area}}.notice", "item": "（填条款）", "quote": "（填摘句）" },
                      // 对照过原件的写 "status": "confirmed" 和 "seen"，送来时附原件；没有对照的是草稿，只作线索
                      "status": "draft",
                      "why": "样子，不是法"
                      // 有过渡条款的加："transition": { "applies": "filing", "pendingKeepOld": true, "citation": { … }, "text": "…" }
                    }
                  ]
                }
              ]
            }
          ]
        }
        """);
}
