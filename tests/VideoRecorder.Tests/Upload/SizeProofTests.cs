using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Upload.Proof;

namespace VideoRecorder.Tests.Upload;

/// <summary>What a 2xx after the last byte says of a clip of 5,000 bytes.</summary>
public class SizeProofTests
{
    private const long Length = 5000;

    [Theory]
    [InlineData("""{"size":5000}""")]
    [InlineData("\uFEFF{\"size\":5000}")]
    [InlineData("""{"message":"Upload successful","filename":"a.avi","size":5000}""")]
    [InlineData("""{"size":"5000"}""")]
    [InlineData("""{"size":" 5000 "}""")]
    [InlineData("""{"size":5000.0}""")]
    [InlineData("""{"size":"5000.00"}""")]
    [InlineData("""{"SIZE":5000}""")]
    [InlineData("""{"Size":5000,"size":5000}""")]
    [InlineData("""[{"size":5000}]""")]
    [InlineData("""{"data":{"file":{"size":5000}}}""")]
    [InlineData("""{"size":5000,"data":{"size":7}}""")]
    [InlineData("""{"error":null,"size":5000}""")]
    [InlineData("""{"error":"","errors":[],"failed":0,"success":true,"status":"ok","size":5000}""")]
    [InlineData("""{"status":200,"code":0,"message":"no errors","size":5000}""")]
    [InlineData("<br />\n<b>Warning</b>:  something <i>harmless</i> in <b>/a.php</b> on line <b>5</b><br />\n{\"size\":5000}")]
    [InlineData("Notice: error in line 5\n{\"size\":5000}\n")]
    [InlineData("""{"size":5000,"rest":"cut of""")]
    [InlineData("""{"size":5000} and more""")]
    [InlineData("array(1) {\n  [\"size\"]=>\n  int(5000)\n}\n")]
    [InlineData("stored, size: 5000.")]
    public void A_right_size_is_a_proof_in_whatever_shape(string body) => AssertJudged(UploadVerdict.Delivered, body);

    [Theory]
    [InlineData("""{"size":0}""")]
    [InlineData("""{"size":5}""")]
    [InlineData("""{"size":5001}""")]
    [InlineData("""{"size":-5000}""")]
    [InlineData("""{"size":"5"}""")]
    [InlineData("""{"size":5.0}""")]
    [InlineData("""{"size":5000.5}""")]
    [InlineData("""{"size":5e3}""")]
    [InlineData("""{"size":null}""")]
    [InlineData("""{"size":false}""")]
    [InlineData("""{"size":""}""")]
    [InlineData("""{"Size":5}""")]
    [InlineData("""{"size":5000,"Size":5}""")]
    [InlineData("""[{"size":5}]""")]
    [InlineData("""[{"size":5000},{"size":5}]""")]
    [InlineData("""{"data":{"size":5}}""")]
    [InlineData("""{"size":99999999999999999999999999}""")]
    [InlineData("""{"size":50000000000000000000}""")]
    [InlineData("<br />\n<b>Warning</b>:  POST Content-Length of 106 bytes exceeds the limit of 102400 bytes in <b>Unknown</b> on line <b>0</b><br />\n{\"size\":0}")]
    [InlineData("""{"size":5000}{"size":0}""")]
    [InlineData("""{"size":0} {"size":5000}""")]
    [InlineData("<html>{\"size\":4999}</html>")]
    [InlineData("array(1) {\n  [\"size\"]=>\n  int(0)\n}\n")]
    [InlineData("Array\n(\n    [size] => 0\n)\n")]
    [InlineData("{'size': 7}")]
    [InlineData("{size: 7}")]
    [InlineData("size=7&name=a")]
    public void A_wrong_size_is_a_failed_try_in_whatever_shape(string body) => AssertJudged(UploadVerdict.WrongSize, body);

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("ok\r\n")]
    [InlineData("true")]
    [InlineData("5000")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"status":"ok","file":"error-cam.avi"}""")]
    [InlineData("""{"status":"success","errors":0}""")]
    [InlineData("""{"message":"0 errors"}""")]
    [InlineData("""{"filesize":5000,"sizes":5000,"size_kb":5}""")]
    [InlineData("""{"size":"4.8 KB"}""")]
    [InlineData("""{"size":{"bytes":1}}""")]
    [InlineData("""{"size":true}""")]
    [InlineData("""{"size":50""")]
    [InlineData("""{"size":""")]
    [InlineData("The file 20261122154001.avi has been uploaded.")]
    [InlineData("Saved without errors")]
    [InlineData("<?xml version=\"1.0\"?><response><ok/></response>")]
    [InlineData("???????")]
    public void An_answer_that_tells_neither_proves_nothing_and_denies_nothing(string body) => AssertJudged(UploadVerdict.Unproved, body);

    [Theory]
    [InlineData("""{"error":"disk full"}""")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"success":"false"}""")]
    [InlineData("""{"ok":0}""")]
    [InlineData("""{"error":{"code":17}}""")]
    [InlineData("""{"errors":["too large"]}""")]
    [InlineData("""{"data":{"error":"x"}}""")]
    [InlineData("""[{"name":"a.avi","error":"File is too big"}]""")]
    [InlineData("""{"status":"error"}""")]
    [InlineData("""{"status":500,"message":"Internal Server Error"}""")]
    [InlineData("""{"code":413}""")]
    [InlineData("""{"result":"failed"}""")]
    [InlineData("""{"message":"Upload failed"}""")]
    [InlineData("""{"success":false,"size":5000}""")]
    [InlineData("""{"error":"cannot move it","size":5000}""")]
    [InlineData("Sorry, there was an error uploading your file.")]
    [InlineData("ERROR: disk full")]
    [InlineData("PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted")]
    [InlineData("Access denied")]
    [InlineData("The uploaded file exceeds the upload_max_filesize directive")]
    [InlineData("Your file is too large.")]
    public void An_answer_that_says_that_it_failed_is_a_failed_try(string body) => AssertJudged(UploadVerdict.StatedFailure, body);

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head></html>")]
    [InlineData("  \r\n<html lang=\"en\"><body>Sign in to WiFi</body></html>")]
    [InlineData("<h1>It works!</h1>")]
    [InlineData("<!-- portal --><HTML><BODY><form action=\"/login\"><input size=\"30\" name=\"user\"></form></BODY></HTML>")]
    [InlineData("<html><head><style>p { font-size: 12px }</style><script>var o = { size: 7 };</script></head></html>")]
    [InlineData("Upload done<br>")]
    public void A_page_for_people_is_a_failed_try(string body) => AssertJudged(UploadVerdict.Page, body);

    [Theory]
    [InlineData(203)]
    [InlineData(206)]
    [InlineData(207)]
    public void A_success_of_another_kind_is_a_failed_try_whatever_it_says(int status)
    {
        Assert.Equal(UploadVerdict.NotStored, Judge("", status));
        Assert.Equal(UploadVerdict.NotStored, Judge("""{"size":5000}""", status));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("Deflate")]
    public void A_compressed_answer_cannot_be_read(string encoding)
    {
        var reply = new HttpReply { Status = 200, ContentEncoding = encoding, Body = "\u001f???{\"size\":7}" };
        Assert.Equal(UploadVerdict.Unproved, SizeProof.Judge(reply, Length, UploadProof.Size));
        Assert.Equal(UploadVerdict.Delivered, SizeProof.Judge(reply, Length, UploadProof.Status));
        reply.ContentEncoding = "identity";
        Assert.Equal(UploadVerdict.WrongSize, SizeProof.Judge(reply, Length, UploadProof.Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("""{"success":true}""")]
    [InlineData("<html><body>Thank you, no error</body></html>")]
    [InlineData("<html><input size=\"30\"></html>")]
    public void Where_the_status_is_enough_any_success_is_a_proof(string body)
    {
        Assert.Equal(UploadVerdict.Delivered, Judge(body, 200, UploadProof.Status));
        Assert.Equal(UploadVerdict.Delivered, Judge(body, 206, UploadProof.Status));
    }

    [Theory]
    [InlineData("""{"size":5}""", UploadVerdict.WrongSize)]
    [InlineData("<b>Warning</b>{\"size\":0}", UploadVerdict.WrongSize)]
    [InlineData("""{"success":false}""", UploadVerdict.StatedFailure)]
    [InlineData("disk full", UploadVerdict.StatedFailure)]
    public void Where_the_status_is_enough_a_stated_failure_or_a_wrong_size_still_is_one(string body, UploadVerdict verdict) =>
        Assert.Equal(verdict, Judge(body, 200, UploadProof.Status));

    private static void AssertJudged(UploadVerdict verdict, string body)
    {
        Assert.Equal(verdict, Judge(body));
        Assert.Equal(verdict, Judge(body, 201));
    }

    private static UploadVerdict Judge(string body, int status = 200, UploadProof proof = UploadProof.Size) =>
        SizeProof.Judge(new HttpReply { Status = status, Body = body }, Length, proof);
}
